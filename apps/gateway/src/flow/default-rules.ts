import type { RuleSet } from "@mall/flow-control";
import { SECKILL_RESOURCE } from "../plugins/flow-control.ts";

/** Requests inside one gateway process before it sheds what matters least. */
const CROWD = 1000;

/** The limits of the front door until an operator sets others. Infinity lifts the limit of the flash sale. */
export function gatewayRules(seckillQps: number): RuleSet {
  return {
    // Paying comes before browsing, browsing before the flash sale.
    system: [{ metric: "concurrency", threshold: CROWD, shares: { critical: 1, normal: 0.85, sheddable: 0.7 } }],
    flow: Number.isFinite(seckillQps)
      ? [{ resource: SECKILL_RESOURCE, threshold: seckillQps, cluster: { fallback: "refuse" } }]
      : [],
    hotParameter: [
      // A person presses a button a few times a second; a script that presses it more often waits like everybody.
      { id: "seckill:user", resource: SECKILL_RESOURCE, key: "user", threshold: 50 },
      { id: "seckill:sku", resource: SECKILL_RESOURCE, key: "sku", threshold: 100_000 },
      // Guessing one account's password is slow; an office or a mobile network behind one address is not locked out.
      { id: "login:username", resource: "user_login", key: "username", threshold: 10, intervalMs: 10_000 },
      { id: "login:ip", resource: "user_login", key: "ip", threshold: 200, intervalMs: 10_000, burst: 200 },
      // Each of a crowd with accounts needs a token; one machine that gathers them for many accounts waits.
      { id: "seckill-token:user", resource: "seckill_token", key: "user", threshold: 10, intervalMs: 10_000 },
      {
        ...{ id: "seckill-token:ip", resource: "seckill_token", key: "ip" },
        ...{ threshold: 200, intervalMs: 10_000, burst: 200 },
      },
      { id: "register:username", resource: "user_register", key: "username", threshold: 10, intervalMs: 10_000 },
      { id: "register:ip", resource: "user_register", key: "ip", threshold: 200, intervalMs: 10_000, burst: 200 },
    ],
  };
}

/**
 * A limit on the flash sale is one over all processes of the gateway, also where an operator did not say so. Nobody
 * passes while it cannot be kept: where the limiter is away, so is what would be sold.
 */
export function overWholeGateway(rules: RuleSet): RuleSet {
  if (!rules.flow) return rules;
  const flow = rules.flow.map((rule) => {
    const { strategy = "direct", control = "reject", relatedResource } = rule;
    const limit = rule.resource === SECKILL_RESOURCE && strategy === "direct" && control === "reject";
    return limit && !relatedResource && !rule.cluster ? { ...rule, cluster: { fallback: "refuse" as const } } : rule;
  });
  return { ...rules, flow };
}
