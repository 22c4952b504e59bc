import type { FastifyReply } from "fastify";
import type { Block, RuleKind } from "../../engine/block.ts";

interface Answer {
  status: number;
  error: string;
  message: string;
}

// What a rule looks like is no business of the caller: the block's own reason is for the operator.
const TOO_MANY: Answer = { status: 429, error: "too_many_requests", message: "Too many requests." };
const NOT_NOW: Answer = { status: 503, error: "service_unavailable", message: "The service cannot take this now." };
const NEVER: Answer = { status: 403, error: "forbidden", message: "This caller is not allowed here." };

const ANSWERS: Record<RuleKind, Answer> = {
  authority: NEVER,
  system: NOT_NOW,
  flow: TOO_MANY,
  isolation: TOO_MANY,
  hotParameter: TOO_MANY,
  breaker: NOT_NOW,
};

/** Retry-After where the rule does not know when it will let pass again. */
const DEFAULT_RETRY_MS = 1000;

/**
 * Answers a refused request with `{error, message}`: 429 for what is too much, 503 where a system rule or a breaker
 * refuses, both with Retry-After in seconds; 403 for an authority rule, which no waiting changes.
 */
export function answerRefusal({ kind, retryAfterMs = DEFAULT_RETRY_MS }: Block, reply: FastifyReply): void {
  const { status, error, message } = ANSWERS[kind];
  if (status !== NEVER.status) reply.header("retry-after", Math.max(1, Math.ceil(retryAfterMs / 1000)));
  reply.code(status).send({ error, message });
}
