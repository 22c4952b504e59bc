import type { Question } from "./ask.ts";
import type { Supplies } from "./supplies.ts";

/** One thing that buyers do all the time. */
export interface Action {
  /** The column of the table it belongs to. */
  column: Column;
  name: string;
  /** What the buyer asks the so-many-th time; undefined when there is nothing left to do it with. */
  question(turn: number): Question | undefined;
}

/** What the table tells of. */
export const COLUMNS = ["browse", "cart", "order", "pay", "sale", "log in"] as const;
export type Column = (typeof COLUMNS)[number];

const api = (path: string) => `/api/v1/${path}`;
const vegetable = encodeURIComponent("黄瓜");

/** What a crowd does with its supplies. */
export function actionsOf({ buyers, unpaid, runners, winner, saleSku }: Supplies): Action[] {
  const buyer = (turn: number) => buyers[turn % buyers.length];
  const asBuyer = (turn: number, path: string, body?: object): Question | undefined => {
    const { token } = buyer(turn) ?? {};
    return token === undefined ? undefined : { path: api(path), token, ...(body ? { body } : {}) };
  };
  const pay = (turn: number): Question | undefined => {
    const order = unpaid[turn];
    if (!order) return undefined;
    return { path: api("payment/pay"), token: order.token, body: { order_no: order.orderNo, amount: order.amount } };
  };
  const place = (turn: number): Question | undefined => {
    const token = runners[turn];
    return token === undefined ? undefined : { path: api("product/seckill"), token, body: { sku_id: saleSku } };
  };
  const line = { sku_id: 1, quantity: 1 };
  return [
    { column: "browse", name: "list", question: () => ({ path: api(`product/list?query=${vegetable}`) }) },
    { column: "browse", name: "detail", question: (turn) => ({ path: api(`product/detail?id=${1 + (turn % 3)}`) }) },
    { column: "browse", name: "sales", question: () => ({ path: api("seckill/activities") }) },
    { column: "cart", name: "cart", question: (turn) => asBuyer(turn, "cart/list") },
    { column: "cart", name: "add to cart", question: (turn) => asBuyer(turn, "cart/add", line) },
    {
      ...{ column: "order", name: "order" },
      question: (turn) => asBuyer(turn, "order/create", { address_id: buyer(turn)?.addressId, items: [line] }),
    },
    { column: "order", name: "orders", question: (turn) => asBuyer(turn, "order/list?page=1") },
    { column: "pay", name: "pay", question: pay },
    { column: "sale", name: "place", question: place },
    {
      ...{ column: "sale", name: "result" },
      question: () => ({ path: api(`product/seckill/result?sku_id=${saleSku}`), token: winner }),
    },
    {
      ...{ column: "log in", name: "log in" },
      question: (turn) => ({ path: api("user/login"), body: buyer(turn)?.account ?? {} }),
    },
  ];
}
