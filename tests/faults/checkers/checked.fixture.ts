import type { F, Op, OpType, Values } from "../history.ts";
import type { Checked } from "./checked.ts";
import type { FinalState, OrderView } from "./final-state.ts";

/** A line of a history: who, what, how, and what was asked or told; lines come 10 ms after each other. */
export type Line = { [N in F]: [user: number, f: N, type: OpType, value: Values[N], screen?: number] }[F];

/** A history and a final state in which all is well but for what is given. */
export function checkedOf(lines: readonly Line[], state: Partial<FinalState> = {}): Checked {
  const ops = lines.map(([user, f, type, value, screen = 0], index): Op => {
    return { index, process: user * 10 + screen, user, type, f, value, time: index * 10 } as Op;
  });
  const ledger = { books: [], findings: [], inFlight: 0, orders: { total: 0, unpaid: 0, paid: 0, cancelled: 0 } };
  const sale = { skuId: 2, units: 1 };
  return { ops, state: { orders: [], earlier: [], places: [], payments: [], sale, ledger, ...state } };
}

/** A paid flash sale order of user 1, but for what is given. */
export function orderOf(given: Partial<OrderView> = {}): OrderView {
  return {
    ...{ orderNo: "SK-1-2-a", user: 1, seen: "paid", seckill: true, totalCents: 300, paymentNo: "P1" },
    ...{ items: [{ skuId: 2, quantity: 1 }], overdue: false },
    ...given,
  };
}

/** The same as an ordinary order `A` of 2 of SKU 5. */
export function ordinaryOf(given: Partial<OrderView> = {}): OrderView {
  return orderOf({ orderNo: "A", seckill: false, items: [{ skuId: 5, quantity: 2 }], ...given });
}
