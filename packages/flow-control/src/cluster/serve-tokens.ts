import { type AnswerMessage, type AskMessage, type IpcChannel, isOfType } from "./ipc-channel.ts";
import type { TokenLimiter, TokenQuestion } from "./token-limiter.ts";

/**
 * Lets a worker ask this process's limiter: one `createTokenCounter` for all workers of the host, or any other. Call it
 * for each: `cluster.on("fork", (worker) => serveTokens(counter, worker))`. Returns what ends it; a worker that is gone
 * needs no ending.
 */
export function serveTokens(limiter: TokenLimiter, worker: IpcChannel): () => void {
  const answer = async (id: string, question: TokenQuestion) => {
    const message: AnswerMessage = { type: "flow-control:answer", id, ...(await decide(limiter, question)) };
    // A worker that is gone has nobody who waits.
    worker.send?.(message, () => {});
  };
  const listener = (message: unknown) => {
    if (isOfType<AskMessage>("flow-control:ask", message)) void answer(message.id, message.question);
  };
  worker.on("message", listener);
  return () => void worker.off("message", listener);
}

async function decide(
  limiter: TokenLimiter,
  question: TokenQuestion,
): Promise<Pick<AnswerMessage, "answer" | "error">> {
  try {
    return { answer: await limiter.decide(question) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
