/**
 * The value up to which a share of what was counted lies, straight between the bounds of its bucket; the last bound for what
 * is above all of them, undefined when nothing was counted.
 * @param bounds rising
 * @param upTo for each bound, how many were that or less
 * @param count of all
 * @param share above 0, at most 1
 */
export function quantileOf(
  bounds: readonly number[],
  upTo: readonly number[],
  { count, share }: { count: number; share: number },
): number | undefined {
  if (count <= 0) return undefined;
  const wanted = count * share;
  const bucket = upTo.findIndex((total) => total >= wanted);
  if (bucket === -1) return bounds.at(-1);
  const [from, to] = [bounds[bucket - 1] ?? 0, bounds[bucket] ?? 0];
  const [before, until] = [upTo[bucket - 1] ?? 0, upTo[bucket] ?? 0];
  return from + ((to - from) * (wanted - before)) / (until - before);
}
