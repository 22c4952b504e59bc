import type { SaleOrder } from "../shop/sale.ts";

/** A sale that is over: who was told what, and what the database has. */
export interface FinishedSale {
  skuId: number;
  /** Units that were on sale. */
  stock: number;
  /** Users that were told "success", once for each time. */
  told: readonly number[];
  /** Requests without an answer: their places may have been won. */
  unanswered: number;
  orders: readonly SaleOrder[];
}

/** What must hold for a sale and does not, as sentences: sold <= stock, one per user, nothing acknowledged missing. */
export function judgeSale({ skuId, stock, told, unanswered, orders }: FinishedSale): string[] {
  const sold = orders.reduce((sum, { quantity }) => sum + quantity, 0);
  const buyers = new Set(orders.map(({ user_id }) => user_id));
  const happy = new Set(told);
  const missing = [...happy].filter((user) => !buyers.has(user));
  const untold = [...buyers].filter((user) => !happy.has(user)).length;
  const problems = [
    sold > stock && `${sold} sold of ${stock}`,
    buyers.size < orders.length && `${orders.length - buyers.size} orders more than buyers`,
    happy.size < told.length && `${told.length - happy.size} places given twice to the same user`,
    missing.length > 0 && `${missing.length} users were told "success" and have no order, such as user ${missing[0]}`,
    untold > unanswered && `${untold} orders of users who were not told "success"`,
  ];
  return problems.filter((problem) => problem !== false).map((problem) => `SKU ${skuId}: ${problem}`);
}
