import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { eventually, serverAddress, startTcpProxy, type TcpProxy } from "@mall/testkit";
import { type Buyer, newBuyer } from "../system/buyer.fixture.ts";
import { type Answer, demoToken } from "../system/http.fixture.ts";
import { type FullShop, launch } from "./full-shop.fixture.ts";
import { query, redis } from "./servers.fixture.ts";

const patience = { timeoutMs: 60_000, everyMs: 200 };
const HANG_MS = 10_000;

/** Each server behind a wire that the test can cut; the shop knows no other way. */
const WIRES = { MYSQL_URL: 3306, REDIS_URL: 6379, RABBITMQ_URL: 5672, ES_URL: 9200, CONSUL_ADDR: 8500 } as const;
type Wire = keyof typeof WIRES;

describe("servers that are late, go away or hang", () => {
  const wires = new Map<Wire, TcpProxy>();
  let shop: FullShop;
  let buyer: Buyer;

  const wire = (name: Wire): TcpProxy => {
    const proxy = wires.get(name);
    assert.ok(proxy);
    return proxy;
  };
  let asked = 0;
  /** Another page each time: one that was kept would need nobody to answer. */
  const list = () => {
    asked += 1;
    return shop.api.get(`product/list?query=%E9%BB%84%E7%93%9C&max_price=${100 + asked}`);
  };
  const orders = () => shop.api.get("order/list?page=1", buyer.token);
  const cart = () => shop.api.get("cart/list", buyer.token);
  const well = (ask: () => Promise<Answer>) =>
    eventually(async () => {
      const answer = await ask();
      assert.equal(answer.status, 200, `${answer.status} ${answer.error}`);
    }, patience);
  /** What is asked meanwhile: an answer that says when to come again, and no other failure. */
  const politely = async (ask: () => Promise<Answer>, ms: number) => {
    const refused: Answer[] = [];
    for (const end = Date.now() + ms; Date.now() < end; await sleep(100)) {
      const answer = await ask();
      if (answer.status === 200) continue;
      assert.equal(answer.status, 503, `${answer.status} ${answer.error}`);
      assert.match(answer.headers.get("retry-after") ?? "", /^[1-5]$/);
      refused.push(answer);
    }
    return refused.length;
  };

  before(async () => {
    const env: Record<string, string> = {};
    for (const name of Object.keys(WIRES) as Wire[]) {
      const proxy = await startTcpProxy(serverAddress(name), WIRES[name]);
      wires.set(name, proxy);
      env[name] = proxy.url;
      proxy.set("closed");
    }
    shop = await launch(new Map(), env);
  });
  after(async () => {
    for (const proxy of wires.values()) proxy.set("open");
    await shop?.stop();
    for (const proxy of wires.values()) await proxy.close();
  });

  test("started before any server, the services wait and say for what; the gateway answers 503 meanwhile", async () => {
    await eventually(() => assert.match(shop.output("order"), /waiting for MySQL/), patience);
    await eventually(() => assert.match(shop.output("cart"), /waiting for Redis/), patience);
    await eventually(() => shop.api.get("product/list"), patience);
    assert.ok((await politely(list, 500)) > 0);
    for (const proxy of wires.values()) {
      proxy.set("open");
      await sleep(1000);
    }
    await eventually(async () => {
      buyer = await newBuyer(shop.api);
    }, patience);
    for (const ask of [list, orders, cart]) await well(ask);
    assert.match(shop.output("order"), /MySQL is there/);
  });

  const askedOf: [Wire, () => Promise<Answer>][] = [
    ["MYSQL_URL", orders],
    ["REDIS_URL", cart],
  ];
  for (const [name, ask] of askedOf) {
    test(`${name}: away for three seconds, hanging for ten, gone without a word: 503 with Retry-After, then well by itself`, async () => {
      wire(name).set("closed");
      assert.ok((await politely(ask, 3000)) > 0);
      wire(name).set("open");
      await well(ask);
      wire(name).set("hanging");
      assert.ok((await politely(ask, HANG_MS)) > 0);
      wire(name).set("open");
      await well(ask);
      wire(name).set("dead");
      assert.ok((await politely(ask, 3000)) > 0);
      wire(name).set("open");
      await well(ask);
    });
  }

  test("ES_URL: away or hanging, the database answers the same instead; the log says so, and when it is over", async () => {
    const found = async () => {
      const answer = await list();
      return answer.data.products.map(({ id }: { id: number }) => id).toSorted();
    };
    const told = (text: string) => shop.output("product").split(text).length - 1;
    const outages = () => told("the database answers instead");
    const ends = () => told("the search is back");
    const back = async () => {
      await list();
      assert.equal(ends(), outages());
    };
    const before = await found();
    assert.ok(before.length > 0);
    for (const [state, ms] of [
      ["closed", 3000],
      ["hanging", HANG_MS],
    ] as const) {
      await eventually(back, patience);
      const earlier = outages();
      wire("ES_URL").set(state);
      assert.equal(await politely(list, ms), 0);
      assert.deepEqual(await found(), before);
      // The line and the answer come by different ways.
      await eventually(() => assert.equal(outages(), earlier + 1), patience);
      wire("ES_URL").set("open");
      await eventually(back, patience);
    }
  });

  test("CONSUL_ADDR: hanging or away, everybody still finds everybody", async () => {
    for (const [state, ms] of [
      ["hanging", HANG_MS],
      ["closed", 3000],
    ] as const) {
      wire("CONSUL_ADDR").set(state);
      assert.equal(await politely(orders, ms), 0);
      wire("CONSUL_ADDR").set("open");
    }
    await well(orders);
  });

  test("places are won while neither RabbitMQ nor MySQL answers, and become orders when both are back", async () => {
    const sku = 7;
    await redis("SET", `seckill:stock:${sku}`, "20");
    await redis("DEL", `seckill:user:${sku}`);
    // Who is in the shop already, with this token, needs nobody who looks into the table of users.
    const buyers = Array.from({ length: 20 }, (_, index) => demoToken(6000 + index));
    for (const token of buyers) await well(() => shop.api.get("cart/list", token));
    const won: string[] = [];
    const win = async (token: string) => {
      const answer = await shop.api.post("product/seckill", { sku_id: sku }, token);
      assert.equal(answer.status, 200, answer.msg);
      won.push(answer.data.order_no);
    };
    const set = (state: "hanging" | "closed" | "open") => {
      for (const name of ["RABBITMQ_URL", "MYSQL_URL"] as const) wire(name).set(state);
    };
    set("hanging");
    for (const token of buyers.slice(0, 10)) await win(token);
    await sleep(HANG_MS);
    set("closed");
    for (const token of buyers.slice(10)) await win(token);
    await sleep(3000);
    set("open");
    await eventually(async () => {
      const rows = await query("select order_no from db_order.orders where order_no in (?)", [won]);
      assert.equal(rows.length, 20);
    }, patience);
  });
});
