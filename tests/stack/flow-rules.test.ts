import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { eventually, serverAddress } from "@mall/testkit";
import { type Api, createApi, demoToken } from "../system/http.fixture.ts";
import { type FullShop, startFullShop } from "./full-shop.fixture.ts";

const patience = { timeoutMs: 45_000, everyMs: 200 };
const PROCESSES = ["user", "address", "product", "cart", "order", "payment", "review", "admin", "gateway", "gateway-2"];

/** A rule that refuses each attempt at a flash sale, to be told from all others. */
const closed = (id: string) => ({ id: `${id}-${process.pid}`, resource: "seckill_api", threshold: 0 });

describe("flow rules in Consul, two gateways and eight services that follow them", () => {
  let shop: FullShop;
  let gateways: Api[];
  let operator: string;

  before(async () => {
    shop = await startFullShop({ gateway: 2 }, { SECKILL_QPS: "500" });
    gateways = shop.urls.map(createApi);
    const login = await shop.api.post("user/login", { username: "operator", password: "123" });
    operator = login.data.token;
  });
  after(async () => {
    await byHand(undefined);
    await shop?.stop();
  });

  const byHand = async (body: string | undefined) => {
    const key = `${serverAddress("CONSUL_ADDR")}/v1/kv/flash-mall/flow-rules`;
    const sent = body === undefined ? { method: "DELETE" } : { method: "PUT", body };
    assert.ok((await fetch(key, sent)).ok);
  };
  const eachAnswers = (error: string) =>
    eventually(async () => {
      for (const api of gateways) {
        const answer = await api.post("product/seckill", { sku_id: 999 }, demoToken(1000));
        assert.equal(answer.error, error);
        assert.equal(answer.status === 429, error === "seckill_busy");
      }
    }, patience);
  const ask = async (api: Api, path: string) => {
    const answer = await api.get(`ops/flow/${path}`, operator);
    assert.equal(answer.status, 200, answer.msg);
    return answer.data;
  };
  const limits = () =>
    Promise.all(
      gateways.map(async (api) => {
        const { flow } = (await ask(api, "rules")).in_force as { flow: { threshold: number }[] };
        return flow.map(({ threshold }) => threshold);
      }),
    );
  const inHistory = async (id: string) => {
    const { versions } = (await ask(shop.api, "history?limit=200")) as { versions: { rules: object }[] };
    return versions.filter(({ rules }) => JSON.stringify(rules).includes(id)).length;
  };

  test("put by hand they act in each gateway; a bad value changes nothing; without them all is as before", async () => {
    const { id } = closed("by-hand");
    await eachAnswers("seckill_not_started");
    await byHand(JSON.stringify([closed("by-hand")]));
    await eachAnswers("seckill_busy");
    await byHand("five, please");
    for (const name of PROCESSES) {
      await eventually(() => assert.match(shop.output(name), /JSON.*flow rules refused: those before stay/), patience);
    }
    await eachAnswers("seckill_busy");
    await byHand(undefined);
    await eachAnswers("seckill_not_started");
    assert.deepEqual(await limits(), [[500], [500]]);
    // Eight processes have seen it.
    assert.equal(await inHistory(id), 1);
  });

  test("changed at one gateway they act in the other, and every process takes them over", async () => {
    const rule = closed("by-api");
    const saved = await shop.api.put("ops/flow/rules", { rules: { flow: [rule] }, comment: "closed" }, operator);
    assert.equal(saved.status, 200, saved.msg);
    await eachAnswers("seckill_busy");
    for (const name of PROCESSES) {
      const taken = new RegExp(`"version":${saved.data.version},.*flow rules taken over`);
      await eventually(() => assert.match(shop.output(name), taken), patience);
    }
    assert.equal(await inHistory(rule.id), 1);
    const back = await gateways[1]?.put("ops/flow/rules", { rules: {} }, operator);
    assert.equal(back?.status, 200, back?.msg);
    await eachAnswers("seckill_not_started");
    assert.deepEqual(await limits(), [[500], [500]]);
  });
});
