import assert from "node:assert/strict";
import { startProgram } from "../system/child-process.fixture.ts";
import { type RunningShop, startShop } from "../system/shop.fixture.ts";

/** A shop in which something has happened already, and the things of the demo account that pages show. */
export interface FurnishedShop {
  shop: RunningShop;
  /** What has a page of its own: orders of the account `demo` by their state, and the trace of one of them. */
  names: { unpaid: string; paid: string; cancelled: string; trace: string };
  dispose(): Promise<void>;
}

const SALE_SKU = 2;

const address = {
  ...{ name: "张三", mobile: "13800138000", province: "山东省", city: "潍坊市", district: "寿光市" },
  ...{ detail_address: "蔬菜路1号", is_default: true },
};

/** Starts a shop with a sale that is on, a cart, orders in three states and a review. */
export async function startFurnishedShop(env: Record<string, string> = {}): Promise<FurnishedShop> {
  const shop = await startShop({ ORDER_TIMEOUT_SECONDS: "900", ...env });
  try {
    await openSale(shop, 50);
    const orders = await shopAsDemo(shop);
    return { shop, names: { ...orders, trace: await traceOfAnOrder(shop) }, dispose: shop.dispose };
  } catch (error) {
    await shop.dispose();
    throw error;
  }
}

/** Opens a sale of SKU 2 with so many units, as `npm run seckill:prepare` does. */
export async function openSale(shop: RunningShop, units: number): Promise<void> {
  const prepare = startProgram("scripts/seckill-prepare.ts", { DATA_DIR: shop.dataDir }, [
    String(SALE_SKU),
    String(units),
  ]);
  assert.equal(await prepare.ended, 0, prepare.output());
}

async function traceOfAnOrder({ api }: RunningShop): Promise<string> {
  const { token } = (await api.post("user/login", { username: "operator", password: "123" })).data;
  const { traces } = (await api.get("ops/traces?name=order/create", token)).data;
  return traces[0].trace_id;
}

async function shopAsDemo({ api }: RunningShop) {
  const { token } = (await api.post("user/login", { username: "demo", password: "123" })).data;
  const done = async (path: string, body: object) => {
    const answer = await api.post(path, body, token);
    assert.equal(answer.status, 200, `${path}: ${answer.msg}`);
    return answer.data;
  };
  await done("address/add", address);
  const order = () => done("order/create", { items: [{ sku_id: 1, quantity: 2 }] });
  const [unpaid, paid, cancelled] = [await order(), await order(), await order()];
  await done("payment/pay", { order_no: paid.order_no, amount: paid.total_amount });
  await done("order/cancel", { order_no: cancelled.order_no });
  await done("cart/add", { sku_id: 1, quantity: 2 });
  await done("cart/add", { sku_id: 3, quantity: 1 });
  return { unpaid: unpaid.order_no as string, paid: paid.order_no as string, cancelled: cancelled.order_no as string };
}
