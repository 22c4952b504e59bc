import assert from "node:assert/strict";
import { test } from "node:test";
import { Order, OrderServiceDefinition, OrderStatus } from "@mall/contracts/order";
import { ProductServiceDefinition } from "@mall/contracts/product";
import { SeckillClaimState, SeckillSaleState } from "@mall/contracts/seckill";
import { Role, UserServiceDefinition } from "@mall/contracts/user";
import { fail } from "@mall/kernel";
import { eventually } from "@mall/testkit";
import { bearer, startGateway } from "../gateway.fixture.ts";
import { listen } from "../streams/read-events.fixture.ts";

const { SECKILL_CLAIM_STATE_HANDED_ON: HANDED_ON, SECKILL_CLAIM_STATE_RELEASED: RELEASED } = SeckillClaimState;

/** A gateway on a port, with one claim, its order and one sale, which a test changes. */
async function serve(t: { after(fn: () => Promise<void>): void }) {
  const gateway = await startGateway({ port: 0 });
  t.after(gateway.close);
  const state = {
    claim: HANDED_ON as SeckillClaimState,
    ahead: 2,
    order: undefined as OrderStatus | undefined,
    away: false,
    refusals: 0,
    remaining: 5,
    sale: SeckillSaleState.SECKILL_SALE_STATE_RUNNING as SeckillSaleState,
    questions: 0,
  };
  gateway.play(UserServiceDefinition, { checkSession: async () => ({ role: Role.ROLE_BUYER }) });
  gateway.play(ProductServiceDefinition, {
    getSeckillClaim: async ({ userId, orderNo, countAhead }) => {
      if (state.away) {
        state.refusals += 1;
        throw fail("service_unavailable");
      }
      if (userId !== 7 || orderNo !== "SK-7-2-a") throw fail("seckill_claim_not_found");
      return { orderNo, skuId: 2, state: state.claim, ahead: countAhead ? state.ahead : 0 };
    },
    getSeckillSale: async ({ skuId }) => {
      state.questions += 1;
      if (skuId !== 2) throw fail("sale_not_found", { field: "sku_id" });
      const { sale, remaining } = state;
      return { skuId, activityId: 4, state: sale, remaining, stock: 5, startMs: 1, endMs: 0, nowMs: state.questions };
    },
  });
  gateway.play(OrderServiceDefinition, {
    getOrder: async ({ orderNo }) => {
      if (state.order === undefined) throw fail("order_not_found");
      return { order: Order.fromPartial({ orderNo, status: state.order, payBeforeMs: 60_000 }) };
    },
  });
  const url = `http://localhost:${await gateway.listen()}/api/v1`;
  const place = (user = 7, orderNo = "SK-7-2-a") =>
    listen(`${url}/product/seckill/events?order_no=${orderNo}`, bearer(user));
  return { state, place, live: (skuId = 2) => listen(`${url}/seckill/live?sku_id=${skuId}`), gateway };
}

const queued = (ahead: number) => ({ event: "place", data: { status: "queued", order_no: "SK-7-2-a", ahead } });

test("a place is told when it changes, through a service that is away, until it is an order", async (t) => {
  const { state, place } = await serve(t);
  const { response, events, ended } = await place();
  assert.match(response.headers.get("content-type") ?? "", /^text\/event-stream/);
  await eventually(() => assert.deepEqual(events(), [queued(2)]));
  state.ahead = 1;
  await eventually(() => assert.deepEqual(events(), [queued(2), queued(1)]));
  state.away = true;
  await eventually(() => assert.ok(state.refusals > 0));
  state.order = OrderStatus.ORDER_STATUS_UNPAID;
  state.away = false;
  await ended;
  const result = { status: "ordered", order_no: "SK-7-2-a", sku_id: 2, pay_before: "1970-01-01 08:01:00" };
  assert.deepEqual(events(), [queued(2), queued(1), { event: "result", data: result }]);
});

test("a place that is lost is told at once; somebody else's is not found, and nobody's asks for a login", async (t) => {
  const { state, place } = await serve(t);
  state.claim = RELEASED;
  const { events, ended } = await place();
  await ended;
  assert.deepEqual(
    events().map(({ event, data }) => [event, data.status]),
    [["result", "lost"]],
  );
  const stranger = await place(8);
  await stranger.ended;
  assert.equal(stranger.response.status, 404);
  assert.equal(JSON.parse(stranger.text()).error, "seckill_claim_not_found");
  assert.equal((await place(7, "")).response.status, 400);
});

test("a sale is told to all who listen, at once and when it changes", async (t) => {
  const { state, live } = await serve(t);
  const clients = await Promise.all([live(), live(), live()]);
  await eventually(() => {
    for (const { events } of clients) assert.equal(events().length, 1);
  });
  const before = state.questions;
  state.remaining = 4;
  state.sale = SeckillSaleState.SECKILL_SALE_STATE_STOPPED;
  await eventually(() => {
    for (const { events } of clients) assert.equal(events().length, 2);
  });
  const { now_ms, ...told } = clients[0]?.events()[1]?.data ?? {};
  assert.deepEqual(told, {
    ...{ sku_id: 2, activity_id: 4, state: "stopped", remaining: 4, stock: 5, start_ms: 1, end_ms: 0 },
  });
  assert.ok(now_ms > before);
  for (const { leave } of clients) leave();
  assert.equal((await live(3)).response.status, 404);
});

test("a gateway that stops ends the streams it has open", async (t) => {
  const { place, live, gateway } = await serve(t);
  const clients = [await place(), await live()];
  await gateway.app.close();
  await Promise.all(clients.map(({ ended }) => ended));
});
