/** `flow:seckill_api`, and `flow:seckill_api#2` for the second rule without an id of a resource. */
export function derivedId(kind: string, resource: string, counts: Map<string, number>): string {
  const count = (counts.get(resource) ?? 0) + 1;
  counts.set(resource, count);
  return count === 1 ? `${kind}:${resource}` : `${kind}:${resource}#${count}`;
}
