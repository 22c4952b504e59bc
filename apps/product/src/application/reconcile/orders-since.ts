import type { Clock } from "@mall/kernel";
import type { SeckillStock } from "../ports/seckill-stock.ts";

const MINUTE_MS = 60_000;
/** What a crash loses is not older. */
const LATEST_MS = 10 * MINUTE_MS;
/** How far back a restored store is looked after. */
const MOST_MS = 7 * 24 * 60 * MINUTE_MS;

/** From which moment orders are held against the claims, in epoch milliseconds. */
export function ordersSince({ stock, clock }: { stock: Pick<SeckillStock, "sales">; clock: Clock }) {
  return {
    /** The last ten minutes. */
    latest: async (): Promise<number> => clock.now() - LATEST_MS,
    /** Since the first of the present sales began, seven days at most. */
    all: async (): Promise<number> => {
      const starts = (await stock.sales()).map(({ startsAt }) => startsAt);
      return Math.max(Math.min(clock.now(), ...starts), clock.now() - MOST_MS);
    },
  };
}
