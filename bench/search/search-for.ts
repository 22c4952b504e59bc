import type { ProductSearch, SearchQuery } from "../../apps/product/src/application/ports/product-search.ts";

/** Shoppers who wait for an answer at the same time. */
const AT_ONCE = 64;

/** What some seconds of searching came to. */
export interface Searched {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** CPU of this process for each, microseconds. */
  cpuUs: number;
  /** Share that nobody had to look up: remembered, or asked by somebody else at the same time. 0 to 1. */
  hitRate: number;
}

/** Asks one question after the other, by so many at once. @param looksSoFar how often the index itself was asked */
export async function searchFor(
  search: Pick<ProductSearch, "search">,
  next: () => SearchQuery,
  seconds: number,
  looksSoFar: () => number,
): Promise<Searched> {
  const times: number[] = [];
  const [looks, cpu, start] = [looksSoFar(), process.cpuUsage(), performance.now()];
  const end = start + seconds * 1000;
  const shopper = async () => {
    for (let asked = performance.now(); asked < end; asked = performance.now()) {
      await search.search(next());
      times.push(performance.now() - asked);
      // What is remembered is answered within the turn: others, and the server's answers, have to come in.
      if (times.length % AT_ONCE === 0) await new Promise(setImmediate);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, shopper));
  const took = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const sorted = Float64Array.from(times).sort();
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return {
    ...{ perSecond: times.length / took, p50Ms: at(0.5), p99Ms: at(0.99), cpuUs: (user + system) / times.length },
    hitRate: 1 - (looksSoFar() - looks) / times.length,
  };
}
