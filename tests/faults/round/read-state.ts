import type { LedgerReport } from "../../../scripts/ledger/ledger-report.ts";
import { type Answer, type Api, demoToken } from "../../system/http.fixture.ts";
import type { FinalState, OrderView, PaymentView, PlaceView } from "../checkers/final-state.ts";
import { endedIn, type Op } from "../history.ts";
import { seenOf } from "../workload/wishes.ts";
import { inLanes } from "./in-lanes.ts";

const LANES = 8;
const MOST_ORDERS = 100;

/** A moment shown by the shop is China's, cut to the second; an order may take a moment more to be closed. */
const ZONE = "+08:00";
const CLOSING_MS = 2000;

/** Everything buyers can see of their orders, places and payments. */
export async function readViews(api: Api, users: readonly number[], ops: readonly Op[]) {
  const orders = await readOrders(api, users);
  const places = await inLanes(LANES, placesTold(ops), (each) => readPlace(api, each));
  const payments = await readPayments(api, orders, ops);
  return { orders, places, payments } satisfies Partial<FinalState>;
}

/** The orders of these users. */
export async function readOrders(api: Api, users: readonly number[]): Promise<OrderView[]> {
  const lists = await inLanes(LANES, users, async (user) => {
    const { orders } = dataOf(await api.get(`order/list?page_size=${MOST_ORDERS}`, demoToken(user)));
    return (orders as RawOrder[]).map((order) => viewOf(user, order));
  });
  return lists.flat();
}

interface RawOrder {
  order_no: string;
  status: number;
  seckill: boolean;
  total_amount_cents: number;
  payment_no: string;
  pay_before: string;
  items: { sku_id: number; quantity: number }[];
}

function viewOf(user: number, order: RawOrder): OrderView {
  const seen = seenOf(order.status);
  if (seen === "absent") throw new Error(`order ${order.order_no} has status ${order.status}`);
  const closes = Date.parse(order.pay_before.replace(" ", "T") + ZONE) + CLOSING_MS;
  return {
    ...{ user, seen, orderNo: order.order_no, seckill: order.seckill, totalCents: order.total_amount_cents },
    paymentNo: order.payment_no,
    items: order.items.map((item) => ({ skuId: item.sku_id, quantity: item.quantity })),
    overdue: seen === "unpaid" && closes < Date.now(),
  };
}

/** Places that somebody was told of. */
function placesTold(ops: readonly Op[]): { orderNo: string; user: number }[] {
  const told = [...endedIn(ops, "seckill", "ok"), ...endedIn(ops, "result", "ok")];
  const users = new Map(told.flatMap(({ user, value }) => (value.orderNo ? [[value.orderNo, user] as const] : [])));
  return [...users].map(([orderNo, user]) => ({ orderNo, user }));
}

async function readPlace(api: Api, { orderNo, user }: { orderNo: string; user: number }): Promise<PlaceView> {
  const answer = await api.get(`product/seckill/result?order_no=${orderNo}`, demoToken(user));
  if (answer.status === 404) return { orderNo, place: "absent" };
  return { orderNo, place: dataOf(answer).status };
}

/** The payments that somebody was told of, and the latest of each order. */
async function readPayments(api: Api, orders: readonly OrderView[], ops: readonly Op[]): Promise<PaymentView[]> {
  const told = endedIn(ops, "pay", "ok").map(({ user, value }) => ({ user, by: `payment_no=${value.paymentNo}` }));
  const latest = orders.map(({ user, orderNo }) => ({ user, by: `order_no=${orderNo}` }));
  const found = await inLanes(LANES, [...told, ...latest], async ({ user, by }) => {
    const answer = await api.get(`payment/detail?${by}`, demoToken(user));
    if (answer.status === 404) return [];
    const { payment_no: paymentNo, order_no: orderNo, status } = dataOf(answer);
    return [{ paymentNo, orderNo, status } as PaymentView];
  });
  return [...new Map(found.flat().map((each) => [each.paymentNo, each])).values()];
}

function dataOf(answer: Answer) {
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.error ?? answer.msg}`);
  return answer.data;
}

/** Whether reading everything is worth while: what the stores say settles that nothing has converged yet. */
export function isBusy({ findings, waiting = [], inFlight }: LedgerReport): boolean {
  return findings.length + waiting.length + inFlight > 0;
}
