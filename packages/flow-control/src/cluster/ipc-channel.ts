import type { TokenAnswer, TokenQuestion } from "./token-limiter.ts";

/** One end of a channel between two processes: a `ChildProcess`, a worker of node:cluster, or `process` in a child. */
export interface IpcChannel {
  on(event: "message", listener: (message: unknown) => void): unknown;
  on(event: "disconnect", listener: () => void): unknown;
  off(event: "message", listener: (message: unknown) => void): unknown;
  off(event: "disconnect", listener: () => void): unknown;
  /** Missing in a process that no other has started with a channel. */
  send?(message: object, callback: (error: Error | null) => void): unknown;
}

/** From a worker. The names keep apart what else goes over the channel. */
export interface AskMessage {
  type: "flow-control:ask";
  id: string;
  question: TokenQuestion;
}

/** To a worker: one of the two. */
export interface AnswerMessage {
  type: "flow-control:answer";
  id: string;
  answer?: TokenAnswer;
  /** Why there is none. */
  error?: string;
}

/** Whether a message is of that type. */
export function isOfType<M extends AskMessage | AnswerMessage>(type: M["type"], message: unknown): message is M {
  return typeof message === "object" && message !== null && "type" in message && message.type === type;
}
