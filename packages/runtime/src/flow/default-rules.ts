import type { RuleSet } from "@mall/flow-control";

/** Calls that may take long by their nature: the provider answers a payment late, a password is slow to hash. */
const PATIENT = "payment-service/Pay$|user-service/(Register|Login|ChangePassword)$";

/** A probe is one call: one a second costs a service in trouble little, and breakers that stand in a row close soon. */
const WINDOW = { minRequests: 10, statIntervalMs: 10_000, statBuckets: 10, retryTimeoutMs: 1000 };

/**
 * What guards every process until an operator sets other rules: a breaker for each method of each service it calls, and
 * for each server; an instance that fails is left out of the balancing.
 */
export const processRules: RuleSet = {
  breaker: [
    {
      ...{ id: "services:slow", resource: `^(?!${PATIENT})[a-z]+-service/`, regex: true, strategy: "slowRatio" },
      ...{ threshold: 0.5, maxAllowedRtMs: 1500, ...WINDOW },
    },
    {
      ...{ id: "services:failing", resource: "^[a-z]+-service/", regex: true, strategy: "errorRatio" },
      ...{ threshold: 0.5, ...WINDOW },
    },
    {
      ...{ id: "servers:slow", resource: "^(redis|rabbitmq|elasticsearch)$", regex: true, strategy: "slowRatio" },
      ...{ threshold: 0.5, maxAllowedRtMs: 1000, ...WINDOW },
    },
    {
      ...{ id: "servers:failing", resource: "^(redis|rabbitmq|elasticsearch)$", regex: true, strategy: "errorRatio" },
      ...{ threshold: 0.5, ...WINDOW, retryTimeoutMs: 500 },
    },
  ],
  // Searches in the database while Elasticsearch is away leave it room for orders.
  isolation: [{ resource: "search-in-database", threshold: 8 }],
  outlier: ["user", "product", "cart", "order", "payment", "address", "review", "admin"].map((name) => ({
    resource: `${name}-service`,
  })),
};
