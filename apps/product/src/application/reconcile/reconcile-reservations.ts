import type { Clock } from "@mall/kernel";
import { type ReservationRepair, reservationRepair } from "../../domain/reconcile.ts";
import { MAX_RECORDS, type OrderRecord, type OrderRecords } from "../ports/order-records.ts";
import type { Stock } from "../ports/stock.ts";
import type { HeldReservation, StockBookkeeping } from "../ports/stock-books.ts";
import type { Finding } from "./finding.ts";
import type { Journal } from "./journal.ts";
import { createSuspicions } from "./suspicions.ts";
import type { Walk } from "./walk.ts";

interface ReconcileReservationsDependencies {
  books: Pick<StockBookkeeping, "heldReservations">;
  stock: Pick<Stock, "sell" | "release">;
  orders: Pick<OrderRecords, "describe">;
  journal: Pick<Journal, "repaired">;
  clock: Clock;
  /** Milliseconds that messages may be on their way. */
  graceMs: number;
  /** Milliseconds within which an order may be about to be made; more than any request takes. */
  makingMs: number;
}

/** Pages in a pass. */
const MOST_PAGES = 20;

/** Holds reservations of the ordinary stock against their orders, as `reconcileClaims` does with claims. */
export function reconcileReservations(dependencies: ReconcileReservationsDependencies): Walk {
  const { books, stock, orders, journal, clock, graceMs, makingMs } = dependencies;
  const suspicions = createSuspicions(clock);
  let after: HeldReservation | undefined;

  const isDue = (repair: ReservationRepair, { fate }: OrderRecord, { reservationId, createdAt }: HeldReservation) => {
    // Nothing was ever known of it, so its age counts; a paid or cancelled order was a good one until then.
    if (fate === "unknown") return clock.now() - createdAt >= makingMs;
    return suspicions.ageOf(`${repair} ${reservationId}`) >= graceMs;
  };
  const judge = async (held: readonly HeldReservation[]) => {
    if (held.length === 0) return;
    const records = await orders.describe(held.map(({ reservationId }) => reservationId));
    for (const reservation of held) {
      const record = records.get(reservation.reservationId);
      const repair = record && reservationRepair(record.fate);
      if (!record || !repair || !isDue(repair, record, reservation)) continue;
      if (await stock[repair](reservation.reservationId)) journal.repaired(findingOf(record));
    }
  };

  return {
    open: () => [],
    walk: async () => {
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const before = clock.now() - graceMs;
        const held = await books.heldReservations({ before, after, limit: MAX_RECORDS });
        await judge(held);
        after = held.length < MAX_RECORDS ? undefined : held.at(-1);
        if (!after) return suspicions.turn();
      }
    },
  };
}

function findingOf({ orderNo, fate }: OrderRecord): Finding {
  const about = { orderNo, skuId: 0 };
  if (fate === "sold") {
    return {
      ...about,
      kind: "reservation_not_sold",
      detail: "the order was paid and its units still held: booked as sold",
    };
  }
  if (fate === "released") {
    const detail = "the order was cancelled and its units still held: given back";
    return { ...about, kind: "reservation_not_released", detail };
  }
  const detail = "units were held for an order that nobody knows: given back";
  return { ...about, kind: "reservation_without_order", detail };
}
