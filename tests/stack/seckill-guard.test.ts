import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { solve } from "@mall/gateway/crowd";
import { type Api, createApi, demoToken } from "../system/http.fixture.ts";
import { type FullShop, startFullShop } from "./full-shop.fixture.ts";

/** On no sale: who passes the guard hears so. */
const SKU = 999;
const PASSED = "seckill_not_started";
const USED = "seckill_token_used";
const BITS = 8;

describe("SECKILL_GUARD=pow, two gateways on one Redis", () => {
  let shop: FullShop;
  let gateways: Api[];
  before(async () => {
    shop = await startFullShop({ gateway: 2 }, { SECKILL_GUARD: "pow", SECKILL_POW_BITS: String(BITS) });
    gateways = shop.urls.map(createApi);
  });
  after(async () => await shop?.stop());

  test("a token of one is good at the other; of twenty racers over both, one passes", async () => {
    for (let user = 1000; user < 1010; user += 1) {
      const { data } = await shop.api.post("product/seckill/token", { sku_id: SKU }, demoToken(user));
      const sent = { sku_id: SKU, token: data.token, pow: solve(data.token, BITS) };
      const racers = Array.from({ length: 20 }, (_, index) => gateways[(index + 1) % 2] ?? shop.api);
      const answers = await Promise.all(racers.map((api) => api.post("product/seckill", sent, demoToken(user))));
      const errors = answers.map(({ error }) => error);
      assert.deepEqual([...new Set(errors)].sort(), [PASSED, USED]);
      assert.equal(errors.filter((error) => error === PASSED).length, 1);
    }
  });
});
