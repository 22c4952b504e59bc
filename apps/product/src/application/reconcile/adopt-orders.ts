import type { Clock } from "@mall/kernel";
import { placeRepair } from "../../domain/reconcile.ts";
import { MAX_RECORDS, type OrderPosition, type OrderRecord, type OrderRecords } from "../ports/order-records.ts";
import type { SeckillBooks } from "../ports/seckill-books.ts";
import type { Finding } from "./finding.ts";
import type { Journal } from "./journal.ts";
import { createSuspicions } from "./suspicions.ts";
import type { Walk } from "./walk.ts";

interface AdoptOrdersDependencies {
  books: Pick<SeckillBooks, "statesOf" | "adopt">;
  orders: Pick<OrderRecords, "seckillSince">;
  journal: Pick<Journal, "repaired">;
  clock: Clock;
  /** Milliseconds that messages may be on their way. */
  graceMs: number;
  /** The moment from which orders are looked at, epoch milliseconds; asked for at the beginning of each round. */
  since(): Promise<number>;
  /** Pages in a pass. */
  pages: number;
}

/** Looks for orders of flash sales of which the store knows no claim, again and again from `since` to now. */
export function adoptOrders(dependencies: AdoptOrdersDependencies): Walk {
  const { books, orders, journal, clock, graceMs, since, pages } = dependencies;
  const suspicions = createSuspicions(clock);
  let round: { since: number; after: OrderPosition | undefined } | undefined;

  const adopt = async ({ orderNo, userId, skuId, createdAt }: OrderRecord, state: "handed_on" | "sold") => {
    const outcome = await books.adopt({ orderNo, userId, skuId, claimedAt: createdAt, state });
    if (outcome === "adopted") journal.repaired({ ...lost, orderNo, skuId });
    // That one is sold too many is told by the books, for as long as it is so.
    if (outcome === "oversold") journal.repaired({ ...lostWithoutUnit, orderNo, skuId });
  };
  const judge = async (records: readonly OrderRecord[]) => {
    const before = clock.now() - graceMs;
    const old = records.filter(({ createdAt, skuId }) => createdAt < before && skuId > 0);
    const states = await books.statesOf(old.map(({ orderNo }) => orderNo));
    for (const record of old) {
      const { orderNo, skuId, fate } = record;
      const repair = placeRepair(states.get(orderNo), fate);
      if (repair === "adopt_held") await adopt(record, "handed_on");
      if (repair === "adopt_sold") await adopt(record, "sold");
      // The order may have been cancelled between the two looks: that is no contradiction.
      if (repair !== "contradiction" || suspicions.ageOf(orderNo) < graceMs) continue;
      suspicions.tell(orderNo, { ...contradiction, orderNo, skuId });
    }
  };

  return {
    open: suspicions.open,
    walk: async () => {
      for (let page = 0; page < pages; page += 1) {
        const current = round ?? { since: await since(), after: undefined };
        const records = await orders.seckillSince(current.since, current.after);
        await judge(records);
        const last = records.length < MAX_RECORDS ? undefined : records.at(-1);
        round = last && { since: current.since, after: last };
        if (!round) return suspicions.turn();
      }
    },
  };
}

const lost: Pick<Finding, "kind" | "detail"> = {
  kind: "claim_lost",
  detail: "the store had lost the place of this order: written again, its unit taken",
};
const lostWithoutUnit: Pick<Finding, "kind" | "detail"> = {
  kind: "claim_lost",
  detail: "the store had lost the place of this order and sold its unit again: written again, without a unit",
};
const contradiction: Pick<Finding, "kind" | "detail"> = {
  kind: "order_without_place",
  detail: "the order stands, and the place it was made of was given back",
};
