import { bucketMsOf, checkQuestion, type TokenAnswer, type TokenLimiter } from "./token-limiter.ts";

/** The script to load, with the driver of your choice; its head says what it takes and returns. */
export const ACQUIRE_TOKENS_LUA: URL = new URL("./acquire-tokens.lua", import.meta.url);

/** What the limiter stands on. */
export interface RedisLimiterOptions {
  /** Runs `ACQUIRE_TOKENS_LUA` once: what failed may have taken tokens, so it is not sent again. */
  script: (keys: readonly string[], args: readonly (string | number)[]) => Promise<unknown>;
  /** What the keys begin with; default `flow-control:tokens:`. */
  prefix?: string;
}

/**
 * A limiter in Redis, for processes on any number of hosts: one key a limit, one atomic script a question. A server that
 * loses its last writes when it fails over may grant them again in the same window.
 */
export function createRedisLimiter({ script, prefix = "flow-control:tokens:" }: RedisLimiterOptions): TokenLimiter {
  return {
    decide: async (question) => {
      checkQuestion(question);
      const { ruleId, threshold, intervalMs, counts } = question;
      const key = `${prefix}{${ruleId}}:${intervalMs}`;
      return answerOf(await script([key], [threshold, bucketMsOf(intervalMs), ...counts]));
    },
  };
}

function answerOf(reply: unknown): TokenAnswer {
  const numbers = Array.isArray(reply) ? reply.map(Number) : [];
  const [bucket, ...waits] = numbers;
  if (bucket === undefined || !numbers.every(Number.isSafeInteger)) throw new Error("no answer of the token script");
  return { bucket, waits };
}
