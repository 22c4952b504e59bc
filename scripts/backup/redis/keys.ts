/**
 * What the keys of the shop begin with: flash sales and used tokens, carts, logins, answers to Idempotency-Keys, flow
 * rules. Not the counts of the limiter, which are of the present second.
 */
export const KEY_PATTERNS: readonly string[] = [
  ...["seckill:*", "cart:*", "session:*", "refresh:*", "idempotency:*"],
  "flash-mall:*",
];

/**
 * Keys that have to be read in one step are of one group: those of a SKU, or of a buyer. In a cluster those that
 * share a hash tag, as only they lie on one node.
 */
export function groupsOf(keys: Iterable<string>, cluster: boolean): string[][] {
  const nameOf = (key: string) => /\{(.+?)\}/.exec(key)?.[1] ?? (cluster ? key : key.slice(key.lastIndexOf(":") + 1));
  return [...Map.groupBy(keys, nameOf).values()];
}
