import assert from "node:assert/strict";
import { test } from "node:test";
import { ProductServiceDefinition } from "@mall/contracts/product";
import { startGateway } from "../gateway.fixture.ts";

test("calls of a request end a little before it has to be answered", async () => {
  const gateway = await startGateway({ requestTimeoutMs: 4000 });
  const left: number[] = [];
  gateway.play(ProductServiceDefinition, {
    listProducts: async (_request, { deadline }) => {
      left.push(deadline - Date.now());
      return { products: [], total: 0, categories: [], prices: [] };
    },
  });
  assert.equal((await gateway.app.inject("/api/v1/product/list")).statusCode, 200);
  await gateway.close();
  assert.equal(left.length, 1);
  assert.ok(Math.max(...left) <= 3950, left.join());
});
