import { eventually } from "@mall/testkit";
import { query } from "../../tests/stack/servers.fixture.ts";
import type { Met } from "./crowd.ts";

/** What the shop has said yes to, by order number. */
export interface Promised {
  orders: string[];
  places: string[];
  payments: string[];
}

/** Reads it from the answers. */
export function promisedIn(met: readonly Met[]): Promised {
  const numbersOf = (name: string) =>
    met
      .filter(({ action, heard }) => action.name === name && heard.status === 200)
      .map(({ heard }) => String(heard.data.order_no));
  return { orders: numbersOf("order"), places: numbersOf("place"), payments: numbersOf("pay") };
}

/** How many of these places are orders. */
export async function ordersOf(numbers: readonly string[], status = -1): Promise<number> {
  if (numbers.length === 0) return 0;
  const sql = "select count(*) as found from db_order.orders where order_no in (?) and (status = ? or ? < 0)";
  const [row] = await query<{ found: number }>(sql, [numbers, status, status]);
  return row?.found ?? 0;
}

const PAID = 1;
const PATIENCE = { timeoutMs: 60_000, everyMs: 500 };

/** Waits until every order and place is in the database, and every payment has paid its order. @throws Error otherwise. */
export async function untilKept({ orders, places, payments }: Promised): Promise<void> {
  await eventually(async () => {
    const made = await ordersOf([...orders, ...places]);
    const paid = await ordersOf(payments, PAID);
    const missing = orders.length + places.length - made;
    if (missing > 0) throw new Error(`${missing} acknowledged orders are not in the database`);
    if (paid < payments.length) throw new Error(`${payments.length - paid} acknowledged payments did not pay`);
  }, PATIENCE);
}
