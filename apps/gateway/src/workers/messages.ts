/** From a worker; with `from`, the id of who asks, when it is passed on. What else goes over the channel has other names. */
export interface AskMessage {
  type: "gateway:ask";
  id: number;
  topic: string;
  from?: number;
}

/** To who asked: so many others have been asked. Comes before their answers. */
export interface AskedMessage {
  type: "gateway:asked";
  id: number;
  others: number;
}

/** An answer to the worker `to`; without a value, one that could not be given. */
export interface AnswerMessage {
  type: "gateway:answer";
  id: number;
  to: number;
  value?: unknown;
}

type Message = AskMessage | AskedMessage | AnswerMessage;

/** Whether what came over the channel is one of these; messages of others come over it too. */
export function isMessage(message: unknown): message is Message {
  if (typeof message !== "object" || message === null || !("type" in message)) return false;
  return ["gateway:ask", "gateway:asked", "gateway:answer"].includes(message.type as string);
}
