import { OrderFate, type OrderRecord, type OrderServiceDefinition } from "@mall/contracts/order";
import { fail } from "@mall/kernel";
import type { ServiceClient } from "@mall/rpc";

type OrderClient = Pick<ServiceClient<typeof OrderServiceDefinition>, "describeOrders" | "listSeckillOrders">;

const { ORDER_FATE_UNKNOWN: UNKNOWN } = OrderFate;
const nobody = { seckill: false, userId: 0, createdAtMs: 0, lines: [] };
const before = (left: OrderRecord, right: OrderRecord) =>
  left.createdAtMs - right.createdAtMs || (left.orderNo < right.orderNo ? -1 : 1);

/** The order service as the reconciler sees it: orders are what a test says they are. */
export function createFakeOrders() {
  const orders = new Map<string, OrderRecord>();
  const state = { away: false, calls: 0 };
  const answer = () => {
    state.calls += 1;
    if (state.away) throw fail("service_unavailable");
  };
  const client: OrderClient = {
    describeOrders: async ({ orderNos }) => {
      answer();
      if (orderNos.length > 500) throw fail("invalid_input", { field: "order_nos" });
      return { orders: orderNos.map((orderNo) => orders.get(orderNo) ?? { ...nobody, orderNo, fate: UNKNOWN }) };
    },
    listSeckillOrders: async ({ sinceMs, afterMs, afterOrderNo, limit }) => {
      answer();
      const after = { ...nobody, fate: UNKNOWN, orderNo: afterOrderNo, createdAtMs: afterMs };
      const all = [...orders.values()]
        .filter(({ seckill, createdAtMs }) => seckill && createdAtMs >= sinceMs)
        .sort(before);
      return { orders: all.filter((each) => afterOrderNo === "" || before(after, each) < 0).slice(0, limit) };
    },
  };
  return {
    client,
    state,
    /** An order of a flash sale. */
    place: (orderNo: string, createdAtMs: number, fate: OrderFate = OrderFate.ORDER_FATE_HELD) => {
      const [, userId = 0, skuId = 0] = orderNo.split("-").map(Number);
      const lines = [{ skuId, quantity: 1 }];
      orders.set(orderNo, { orderNo, fate, seckill: true, userId, createdAtMs, lines });
    },
    /** An ordinary order, or the intent to make one. */
    note: (orderNo: string, fate: OrderFate) => void orders.set(orderNo, { ...nobody, orderNo, fate }),
    become: (orderNo: string, fate: OrderFate) => {
      const order = orders.get(orderNo);
      if (order) orders.set(orderNo, { ...order, fate });
    },
  };
}
