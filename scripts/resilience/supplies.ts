import { signToken } from "@mall/gateway/crowd";
import { ask, type Heard, type Question } from "./ask.ts";

/** A buyer who shops in every state. */
export interface Shopper {
  account: { username: string; password: string };
  token: string;
  addressId: number;
}

/** An order that waits to be paid. */
interface Unpaid {
  orderNo: string;
  amount: number;
  token: string;
}

/** What a crowd uses up, or shops with. */
export interface Supplies {
  buyers: readonly Shopper[];
  unpaid: readonly Unpaid[];
  /** Tokens of buyers who are in the shop and have not run for a place yet. */
  runners: readonly string[];
  /** Token of one who has a place since a moment ago: a place that is not paid for is lost after some time. */
  winner: string;
  saleSku: number;
}

/** The SKU of the sale. */
export const SALE_SKU = 6;

const DEMO_SECRET = "my_secret_key";
let lastRunner = 1_000_000;

/** Registers a buyer with an address. @throws Error when the shop is not well. */
export async function newShopper(base: string): Promise<Shopper> {
  lastRunner += 1;
  const account = { username: `resilience-${Date.now()}-${lastRunner}`, password: "123" };
  await done(base, { path: "/api/v1/user/register", body: account });
  const login = await done(base, { path: "/api/v1/user/login", body: account });
  const token = String(login.data.token);
  const address = {
    ...{ name: "张三", mobile: "13800138000", province: "山东省", city: "潍坊市", district: "寿光市" },
    detail_address: "蔬菜路1号",
  };
  const added = await done(base, { path: "/api/v1/address/add", token, body: address });
  return { account, token, addressId: Number(added.data.address_id) };
}

/** Orders to pay, and runners whom the shop has seen a moment ago, as it has before a real sale. */
export async function gather(base: string, buyers: readonly Shopper[], count: number): Promise<Supplies> {
  const unpaid: Unpaid[] = [];
  const runners: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const buyer = buyers[index % buyers.length];
    if (!buyer) break;
    const runner = newRunner();
    const [order] = await Promise.all([
      newOrder(base, buyer),
      done(base, { path: "/api/v1/cart/list", token: runner }),
    ]);
    unpaid.push(order);
    runners.push(runner);
  }
  const winner = newRunner();
  await done(base, { path: "/api/v1/product/seckill", token: winner, body: { sku_id: SALE_SKU } });
  return { buyers, unpaid, runners, winner, saleSku: SALE_SKU };
}

/** A buyer of the demo need not be registered. */
function newRunner(): string {
  lastRunner += 1;
  return signToken(lastRunner, DEMO_SECRET, Date.now());
}

async function newOrder(base: string, { token, addressId }: Shopper): Promise<Unpaid> {
  const body = { address_id: addressId, items: [{ sku_id: 1, quantity: 1 }] };
  const { data } = await done(base, { path: "/api/v1/order/create", token, body });
  return { orderNo: String(data.order_no), amount: Number(data.total_amount), token };
}

async function done(base: string, question: Question): Promise<Heard> {
  const heard = await ask(base, question);
  if (heard.status === 200) return heard;
  throw new Error(`${question.path}: ${heard.status} ${heard.error}`);
}
