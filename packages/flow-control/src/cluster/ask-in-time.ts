import type { SetTimer } from "./timer.ts";
import type { TokenAnswer, TokenLimiter, TokenQuestion } from "./token-limiter.ts";

/**
 * Asks, and gives up after `timeoutMs`. What the limiter grants to a question that was given up is lost: it may pass
 * less than the limit, never more. Leaves no timer behind.
 */
export function askInTime(
  limiter: TokenLimiter,
  question: TokenQuestion,
  { timeoutMs, setTimer }: { timeoutMs: number; setTimer: SetTimer },
): Promise<TokenAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<TokenAnswer>();
  const cancel = setTimer(() => reject(new Error(`no answer from the limiter in ${timeoutMs} ms`)), timeoutMs);
  decide(limiter, question).then(resolve, reject);
  return promise.finally(cancel);
}

async function decide(limiter: TokenLimiter, question: TokenQuestion): Promise<TokenAnswer> {
  const answer = await limiter.decide(question);
  if (answer.waits.length === question.counts.length) return answer;
  throw new Error(`${answer.waits.length} answers to ${question.counts.length} requests`);
}
