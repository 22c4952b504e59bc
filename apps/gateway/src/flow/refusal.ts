import type { Block, RuleKind } from "@mall/flow-control";
import { type AppError, type ErrorSlug, fail } from "@mall/kernel";

const SLUGS: Record<RuleKind, ErrorSlug> = {
  authority: "not_allowed",
  system: "overloaded",
  flow: "too_many_requests",
  isolation: "too_many_requests",
  hotParameter: "too_many_requests",
  breaker: "service_unavailable",
};

/** What a buyer hears of a refusal. `busy`: what the route says instead when there are too many. */
export function refusalOf(block: Block, busy?: ErrorSlug): AppError {
  return fail(refusalSlug(block, busy), { cause: block, retryAfterMs: block.retryAfterMs });
}

/** The same without the error, which costs as much as the whole rest of a refusal. */
export function refusalSlug({ kind }: Block, busy?: ErrorSlug): ErrorSlug {
  const slug = SLUGS[kind];
  return slug === "too_many_requests" ? (busy ?? slug) : slug;
}
