import type { Dossier } from "./dossier.ts";
import { type KeyCursor, type KeyedRows, openCursor } from "./key-order.ts";
import type { ItemRow, OrderRow, PaymentRow, ReservationRow } from "./sql/tables.ts";

/** The tables that carry order numbers, each in its own database. */
export interface NumberedTables {
  orders: KeyedRows<OrderRow>;
  items: KeyedRows<ItemRow>;
  placings: KeyedRows<{ order_no: string }>;
  reservations: KeyedRows<ReservationRow>;
  payments: KeyedRows<PaymentRow>;
}

/** Rows of a table read at a time. */
const PAGE_ROWS = 2000;

/**
 * Reads all tables side by side in the order of their numbers, so that databases of different servers are compared
 * without any of them knowing the other: one page of each is in memory, however many orders there are. Yields what was
 * found in batches; of a number's claim nothing is known yet.
 */
export async function* readDossiers(tables: NumberedTables, pageRows = PAGE_ROWS): AsyncGenerator<Dossier[]> {
  const orders = openCursor(tables.orders, pageRows);
  const items = openCursor(tables.items, pageRows);
  const placings = openCursor(tables.placings, pageRows);
  const reservations = openCursor(tables.reservations, pageRows);
  const payments = openCursor(tables.payments, pageRows);
  const all = [orders, items, placings, reservations, payments];
  for (;;) {
    const bound = await fillAll(all);
    const batch: Dossier[] = [];
    for (let orderNo = smallest(all); isWithin(orderNo, bound); orderNo = smallest(all)) {
      const [order] = orders.take(orderNo);
      const placing = placings.take(orderNo).length > 0;
      const found = { items: items.take(orderNo), placing, reservation: reservations.take(orderNo) };
      batch.push({ orderNo, order, ...found, payments: payments.take(orderNo), claim: undefined });
    }
    if (batch.length > 0) yield batch;
    if (bound === undefined) return;
  }
}

/** The key up to which every table is known: behind it one of them may still have something to say. */
async function fillAll(cursors: readonly Pick<KeyCursor<unknown>, "fill">[]): Promise<string | undefined> {
  let bound: string | undefined;
  for (const cursor of cursors) {
    const known = await cursor.fill();
    if (known !== undefined && (bound === undefined || known < bound)) bound = known;
  }
  return bound;
}

function smallest(cursors: readonly Pick<KeyCursor<unknown>, "next">[]): string | undefined {
  let least: string | undefined;
  for (const cursor of cursors) {
    const key = cursor.next();
    if (key !== undefined && (least === undefined || key < least)) least = key;
  }
  return least;
}

const isWithin = (key: string | undefined, bound: string | undefined): key is string =>
  key !== undefined && (bound === undefined || key <= bound);
