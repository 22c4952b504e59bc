import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { eventually, serverAddress, startTcpProxy, type TcpProxy } from "@mall/testkit";
import { type Buyer, newBuyer } from "../system/buyer.fixture.ts";
import { type FullShop, startFullShop } from "./full-shop.fixture.ts";

const patience = { timeoutMs: 60_000, everyMs: 200 };
const LIST = "product-service/ListProducts";

interface Breaker {
  resource: string;
  state: string;
}

interface Instance {
  service: string;
  instance: string;
  ejected: boolean;
  total: number;
  failures: number;
}

describe("a service in trouble", () => {
  let shop: FullShop;
  let consul: TcpProxy;
  let buyer: Buyer;
  let operator: string | undefined;

  before(async () => {
    consul = await startTcpProxy(serverAddress("CONSUL_ADDR"), 8500);
    shop = await startFullShop({ order: 2 }, { CONSUL_ADDR: consul.url, REQUEST_TIMEOUT_MS: "4000" });
    buyer = await newBuyer(shop.api);
    const login = await shop.api.post("user/login", { username: "operator", password: "123" });
    operator = login.data.token;
  });
  after(async () => {
    consul?.set("open");
    if (operator) await setFault(undefined);
    await shop?.stop();
    await consul?.close();
  });

  const list = () => shop.api.get("product/list?query=%E9%BB%84%E7%93%9C");
  let asked = 0;
  /** A page that the gateway has not kept: it has to ask. */
  const newList = () => {
    asked += 1;
    return shop.api.get(`product/list?query=%E9%BB%84%E7%93%9C&max_price=${100 + asked}`);
  };
  const orders = () => shop.api.get("order/list?page=1", buyer.token);
  const crowd = async (ask: typeof list, size: number) => await Promise.all(Array.from({ length: size }, ask));
  const figures = async () => {
    const answer = await shop.api.get("ops/flow/figures", operator);
    assert.equal(answer.status, 200, answer.msg);
    return answer.data as { breakers: Breaker[]; instances: Instance[] };
  };
  const listBreakers = async () => {
    const { breakers } = await figures();
    return breakers.filter(({ resource }) => resource === LIST).map(({ state }) => state);
  };
  const setFault = async (fault: object | undefined) => {
    const answer = await shop.api.put("ops/faults", { service: "product-service", fault }, operator);
    assert.equal(answer.status, 200, answer.msg);
  };
  const untilOpen = () =>
    eventually(async () => {
      await crowd(newList, 12);
      assert.ok((await listBreakers()).includes("open"));
    }, patience);
  const untilFresh = () =>
    eventually(async () => {
      const answer = await list();
      assert.equal(answer.status, 200, answer.msg);
      assert.equal(answer.headers.get("x-stale"), null);
      assert.deepEqual(new Set(await listBreakers()), new Set(["closed"]));
    }, patience);

  /** Once what was kept is too old to be given out as it is. Another question is the probe, if one is due. */
  const assertFromMemory = () =>
    eventually(async () => {
      const probe = newList();
      const answers = await crowd(list, 6);
      await probe;
      const remembered = answers[0]?.data.products.length;
      assert.ok(remembered > 0);
      for (const { status, msg, data } of answers) {
        assert.equal(status, 200, msg);
        assert.equal(data.products.length, remembered);
      }
      assert.ok(answers.filter(({ headers }) => headers.get("x-stale") === "true").length >= 5);
    }, patience);
  const assertOthersAreWell = async () => {
    for (const path of ["cart/list", "order/list?page=1", "address/list", "user/info"]) {
      const answer = await shop.api.get(path, buyer.token);
      assert.equal(answer.status, 200, `${path}: ${answer.msg}`);
    }
  };

  test("slow: its breaker opens, the shelf answers from memory, the others go on; probes close it again", async () => {
    await untilFresh();
    await setFault({ latency_ms: 3000, seconds: 600 });
    await untilOpen();
    await assertFromMemory();
    await assertOthersAreWell();
    await setFault(undefined);
    await untilFresh();
  });

  test("killed: the same", async () => {
    await untilFresh();
    await shop.kill("product");
    await untilOpen();
    await assertFromMemory();
    await assertOthersAreWell();
    shop.start("product");
    await untilFresh();
  });

  test("one of two instances hangs and no registry says so: it is left out, and back when it answers again", async () => {
    const ofOrders = async () => (await figures()).instances.filter(({ service }) => service === "order-service");
    const ejected = async () => (await ofOrders()).filter((each) => each.ejected).map(({ instance }) => instance);
    // One that has not answered yet may not even be connected: nobody would ask it while it hangs.
    await eventually(async () => {
      await crowd(orders, 4);
      assert.deepEqual(
        (await ofOrders()).map(({ total }) => total > 0),
        [true, true],
      );
    }, patience);
    consul.set("closed");
    shop.signal("order-2", "SIGSTOP");
    let failures = 0;
    try {
      await eventually(async () => {
        failures += (await crowd(orders, 12)).filter(({ status }) => status !== 200).length;
        assert.equal((await ejected()).length, 1);
      }, patience);
      // Those that were under way when it stopped to answer, and the probe of another try at most.
      assert.ok(failures <= 8, `${failures} of the calls failed`);
      assert.deepEqual(new Set((await crowd(orders, 20)).map(({ status }) => status)), new Set([200]));
    } finally {
      shop.signal("order-2", "SIGCONT");
      consul.set("open");
    }
    await eventually(async () => {
      await crowd(orders, 8);
      const both = await ofOrders();
      assert.deepEqual(
        both.map((each) => [each.ejected, each.total > 0, each.failures]),
        [
          [false, true, 0],
          [false, true, 0],
        ],
      );
    }, patience);
  });
});
