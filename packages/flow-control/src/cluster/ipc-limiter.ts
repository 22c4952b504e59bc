import { randomUUID } from "node:crypto";
import { type AnswerMessage, type AskMessage, type IpcChannel, isOfType } from "./ipc-channel.ts";
import type { TokenAnswer, TokenLimiter } from "./token-limiter.ts";

/** Asks the process at the other end of a channel, which serves tokens. */
export interface IpcLimiter extends TokenLimiter {
  /** Rejects when the channel is gone. An answer that never comes is for the caller to give up on. */
  decide(question: Parameters<TokenLimiter["decide"]>[0]): Promise<TokenAnswer>;
  /** Stops listening, and rejects what waits. */
  close(): void;
}

type Waiting = PromiseWithResolvers<TokenAnswer>;

/** Unanswered questions that are kept; the oldest gives way. */
const MOST_WAITING = 1000;

/**
 * Makes the worker's side of `serveTokens`. As any listener on the channel it keeps a child process running until the
 * channel is gone, or `close`.
 * @param channel default: the channel to the process that started this one.
 */
export function createIpcLimiter(channel: IpcChannel = process): IpcLimiter {
  const waiting = new Map<string, Waiting>();
  const prefix = randomUUID();
  let asked = 0;
  let closed = false;

  const settle = (id: string, how: (caller: Waiting) => void) => {
    const caller = waiting.get(id);
    if (caller && waiting.delete(id)) how(caller);
  };
  const fail = (id: string, reason: string) => settle(id, ({ reject }) => reject(new Error(reason)));
  const failAll = (reason: string) => {
    for (const id of waiting.keys()) fail(id, reason);
  };
  const heard = (message: unknown) => {
    if (!isOfType<AnswerMessage>("flow-control:answer", message)) return;
    const { id, answer, error = "no answer" } = message;
    if (answer) settle(id, ({ resolve }) => resolve(answer));
    else fail(id, error);
  };
  const gone = () => failAll("the channel to the limiter is gone");
  channel.on("message", heard);
  channel.on("disconnect", gone);

  return {
    decide: async (question) => {
      asked += 1;
      const id = `${prefix}:${asked}`;
      const caller = Promise.withResolvers<TokenAnswer>();
      const [oldest] = waiting.size < MOST_WAITING ? [] : waiting.keys();
      if (oldest) fail(oldest, "too many questions without an answer");
      waiting.set(id, caller);
      const message: AskMessage = { type: "flow-control:ask", id, question };
      if (channel.send && !closed) channel.send(message, (error) => error && fail(id, error.message));
      else fail(id, "no channel to a limiter");
      return await caller.promise;
    },
    close: () => {
      closed = true;
      channel.off("message", heard);
      channel.off("disconnect", gone);
      failAll("the limiter is closed");
    },
  };
}
