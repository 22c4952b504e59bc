import { type FullShop, startFullShop } from "../../tests/stack/full-shop.fixture.ts";
import { query, redis } from "../../tests/stack/servers.fixture.ts";
import { ask } from "./ask.ts";
import { newShopper, SALE_SKU, type Shopper } from "./supplies.ts";
import { type Trouble, troublesOf } from "./troubles.ts";
import { layWires } from "./wires.ts";

/** The shop, ready to be troubled. */
export interface Stage {
  base: string;
  shop: FullShop;
  buyers: readonly Shopper[];
  troubles: readonly Trouble[];
  close(): Promise<void>;
}

/** Buyers who shop at the same time. */
const BUYERS = 8;

/** Starts the nine processes on the real servers, each server behind a wire, and lets buyers in. */
export async function openStage(lastsMs: number): Promise<Stage> {
  const wires = await layWires();
  const env = Object.fromEntries([...wires].map(([name, { url }]) => [name, url]));
  const shop = await startFullShop({}, env);
  const close = async () => {
    await shop.stop();
    await Promise.all([...wires.values()].map((wire) => wire.close()));
  };
  try {
    const base = shop.urls[0] ?? "";
    await fillShelves();
    const buyers: Shopper[] = [];
    while (buyers.length < BUYERS) buyers.push(await newShopper(base));
    const slowDown = (service: string, ms: number, seconds: number) => switchFault(base, service, ms, seconds);
    return { base, shop, buyers, close, troubles: troublesOf({ shop, wires, slowDown, lastsMs }) };
  } catch (error) {
    await close();
    throw error;
  }
}

/** More than all crowds can buy. */
async function fillShelves(): Promise<void> {
  await query(
    "update db_product.skus set stock = stock + 1000000, initial_stock = initial_stock + 1000000 where id = 1",
  );
  await redis("SET", `seckill:stock:${SALE_SKU}`, "100000");
  await redis("DEL", `seckill:user:${SALE_SKU}`);
}

/** A service answers so many milliseconds late, for so many seconds. */
async function switchFault(base: string, service: string, latencyMs: number, seconds: number): Promise<void> {
  const login = await ask(base, { path: "/api/v1/user/login", body: { username: "operator", password: "123" } });
  const body = { service, fault: { latency_ms: latencyMs, seconds } };
  const { status, error } = await ask(base, {
    ...{ path: "/api/v1/ops/faults", method: "PUT" },
    ...{ token: String(login.data.token), body },
  });
  if (status !== 200) throw new Error(`the fault switch answered ${status} ${error}`);
}
