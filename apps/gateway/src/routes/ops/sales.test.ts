import assert from "node:assert/strict";
import { test } from "node:test";
import { ProductServiceDefinition } from "@mall/contracts/product";
import { SeckillActivity, SeckillSaleState } from "@mall/contracts/seckill";
import { fail } from "@mall/kernel";
import { BUYER, OPERATOR, startStaffGateway } from "./staff.fixture.ts";

test("operators see, start and stop sales; buyers do not", async (t) => {
  const gateway = await startStaffGateway();
  t.after(gateway.close);
  const sale = (state: SeckillSaleState) => SeckillActivity.fromPartial({ id: 4, skuId: 2, startMs: 5000, state });
  const { SECKILL_SALE_STATE_RUNNING, SECKILL_SALE_STATE_STOPPED, SECKILL_SALE_STATE_PLANNED } = SeckillSaleState;
  const asked: unknown[] = [];
  gateway.play(ProductServiceDefinition, {
    listSeckillSales: async (query) => {
      asked.push(query);
      return { sales: [sale(SECKILL_SALE_STATE_PLANNED)], total: 12, nowMs: 6000 };
    },
    startSeckillActivity: async ({ id }) => {
      if (id !== 4) throw fail("sale_not_found", { field: "id" });
      return { activity: sale(SECKILL_SALE_STATE_RUNNING) };
    },
    stopSeckillActivity: async () => ({ activity: sale(SECKILL_SALE_STATE_STOPPED) }),
  });
  const list = (await gateway.as(OPERATOR, "GET", "ops/sales?page=2&page_size=5")).json().data;
  assert.deepEqual([list.total, list.now_ms, asked], [12, 6000, [{ page: 2, pageSize: 5 }]]);
  assert.deepEqual([list.sales[0].id, list.sales[0].state, list.sales[0].end], [4, "planned", null]);
  const post = (user: number, name: string, id: number) => gateway.as(user, "POST", `ops/sales/${name}`, { id });
  assert.equal((await post(OPERATOR, "start", 4)).json().data.state, "running");
  assert.equal((await post(OPERATOR, "stop", 4)).json().data.state, "stopped");
  const unknown = await post(OPERATOR, "start", 5);
  assert.deepEqual([unknown.statusCode, unknown.json().error], [404, "sale_not_found"]);
  assert.equal((await post(OPERATOR, "stop", 0)).json().field, "id");
  for (const name of ["start", "stop"]) assert.equal((await post(BUYER, name, 4)).statusCode, 403);
  assert.equal((await gateway.as(BUYER, "GET", "ops/sales")).statusCode, 403);
});
