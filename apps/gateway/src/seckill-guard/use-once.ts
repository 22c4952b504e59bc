import { asAppError, fail, isPassing, type Logger } from "@mall/kernel";
import type { GuardToken } from "./guard-token.ts";
import type { SpentTokens } from "./spent-tokens.ts";

/**
 * Uses the token up and does the work. A refusal of the sale was worth the token; after a failure that a second try may
 * mend (answered 5xx or 429) it can be used again.
 * @throws AppError `seckill_token_used` when it was used before, `service_unavailable` when that cannot be known.
 */
export async function useOnce<T>(
  spent: SpentTokens,
  { nonce, expiresMs }: GuardToken,
  { work, logger }: { work: () => Promise<T>; logger: Logger },
): Promise<T> {
  if (!(await spent.spend(nonce, expiresMs))) throw fail("seckill_token_used", { field: "token" });
  try {
    return await work();
  } catch (error) {
    if (mayBeMended(error)) await giveBack(spent, nonce, logger);
    throw error;
  }
}

function mayBeMended(error: unknown): boolean {
  const appError = asAppError(error);
  return isPassing(appError) || appError.code === "resource_exhausted";
}

// The buyer has to hear of the failure itself; a new token costs less than a request without an answer.
async function giveBack(spent: SpentTokens, nonce: string, logger: Logger): Promise<void> {
  await spent.giveBack(nonce).catch((error: unknown) => logger.warn({ err: error }, "a token was not given back"));
}
