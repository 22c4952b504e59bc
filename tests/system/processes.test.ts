import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { CartServiceDefinition } from "@mall/contracts/cart";
import { OrderServiceDefinition } from "@mall/contracts/order";
import { createGrpcClient } from "@mall/rpc/grpc";
import { eventually, freePort } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import { newBuyer, order } from "./buyer.fixture.ts";
import { startProgram } from "./child-process.fixture.ts";
import { demoToken } from "./http.fixture.ts";
import { startCollector } from "./otlp-collector.fixture.ts";
import { startProcesses } from "./processes.fixture.ts";

const token = "shared-by-all-services-of-this-test";
const patience = { timeoutMs: 60_000, everyMs: 100 };

describe("nine processes over gRPC", () => {
  let shop: Awaited<ReturnType<typeof startProcesses>>;
  let collector: Awaited<ReturnType<typeof startCollector>>;

  before(async () => {
    const port = await freePort();
    collector = await startCollector(port);
    const otlp = { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`, OTEL_BSP_SCHEDULE_DELAY: "200" };
    shop = await startProcesses({ SECKILL_QPS: "0", SERVICE_TOKEN: token, ...otlp });
  });
  after(async () => {
    assert.deepEqual(new Set(await shop.stop()), new Set([0]));
    collector.close();
    shop.remove();
  });

  test("an order is made and paid across the wire, in one trace", async () => {
    const buyer = await newBuyer(shop.api);
    const body = { address_id: buyer.addressId, items: [{ sku_id: 1, quantity: 2 }] };
    const created = await shop.api.post("order/create", body, buyer.token);
    assert.equal(created.status, 200, created.msg);
    const { order_no, total_amount } = created.data;
    const paid = await shop.api.post("payment/pay", { order_no, amount: total_amount }, buyer.token);
    assert.equal(paid.status, 200, paid.msg);
    // It waits for the provider for some time, but not for ever.
    await eventually(async () => {
      const payment = await shop.api.get(`payment/detail?order_no=${order_no}`, buyer.token);
      assert.equal(payment.data.status, "paid");
    }, patience);

    const traceId = created.headers.get("x-trace-id") ?? "";
    await eventually(() => {
      const edges = collector.edges(traceId);
      for (const edge of [
        " > gateway POST /api/v1/order/create",
        "gateway POST /api/v1/order/create > gateway auth",
        "gateway POST /api/v1/order/create > gateway order-service/CreateOrder",
        "gateway order-service/CreateOrder > order-service order-service/CreateOrder",
        "order-service order-service/CreateOrder > order-service product-service/ReserveStock",
        "order-service product-service/ReserveStock > product-service product-service/ReserveStock",
        "product-service product-service/ReserveStock > product-service database UPDATE skus",
        "order-service order-service/CreateOrder > order-service database INSERT orders",
      ]) {
        assert.ok(edges.includes(edge), `${edge}\nnot in\n${edges.join("\n")}`);
      }
    }, patience);
  });

  test("a seckill goes through the queue in the trace of its request", async () => {
    const prepare = startProgram("scripts/seckill-prepare.ts", { DATA_DIR: shop.dataDir }, ["2", "5"]);
    assert.equal(await prepare.ended, 0, prepare.output());
    const users = Array.from({ length: 50 }, (_, index) => demoToken(1000 + index));
    const answers = await Promise.all(users.map((token) => shop.api.post("product/seckill", { sku_id: 2 }, token)));
    const winners = answers.filter((answer) => answer.status === 200);
    assert.equal(winners.length, 5);
    const traceIds = winners.map((winner) => winner.headers.get("x-trace-id") ?? "");
    await eventually(() => {
      const edges = traceIds.flatMap((traceId) => collector.edges(traceId));
      assert.ok(
        edges.some((edge) => edge.endsWith("> product-service publish seckill.order.queue")),
        edges.join("\n"),
      );
      assert.ok(
        edges.some(
          (edge) => edge.startsWith("product-service ") && edge.endsWith("> order-service process seckill.order.queue"),
        ),
        edges.join("\n"),
      );
      assert.ok(
        edges.some((edge) =>
          edge.startsWith("order-service process seckill.order.queue > order-service database INSERT"),
        ),
      );
    }, patience);
  });

  test("an error keeps its slug, field and sentence over two hops", async () => {
    const buyer = await newBuyer(shop.api);
    const refused = await shop.api.post("order/create", { items: [{ sku_id: 987_654, quantity: 1 }] }, buyer.token);
    assert.deepEqual([refused.status, refused.error, refused.field], [404, "sku_not_found", "items.0.sku_id"]);
  });

  test("each service answers the standard health service", async () => {
    const address = `127.0.0.1:${shop.ports.order}`;
    const grpc = createGrpcClient({ definition: OrderServiceDefinition, tracing: noTracing, address });
    await grpc.check();
    grpc.close();
  });

  test("a deadline is kept, and told as such", async () => {
    const address = `127.0.0.1:${shop.ports.cart}`;
    const grpc = createGrpcClient({ definition: CartServiceDefinition, tracing: noTracing, address, token });
    await grpc.check();
    await assert.rejects(grpc.client.listItems({ userId: 1 }, { timeoutMs: 0 }), { slug: "deadline_exceeded" });
    grpc.close();
  });

  test("who reaches a port but has no token is told nothing and does nothing", async () => {
    const buyer = await newBuyer(shop.api);
    const { order_no: orderNo, total_amount } = await order(shop.api, buyer, 1);
    const address = `127.0.0.1:${shop.ports.order}`;
    const stranger = createGrpcClient({ definition: OrderServiceDefinition, tracing: noTracing, address });
    const payment = { orderNo, paymentNo: "mine", amountCents: total_amount * 100, paidAtMs: 0 };
    await assert.rejects(stranger.client.confirmPayment(payment), { slug: "internal_error" });
    await assert.rejects(stranger.client.getOrder({ userId: buyer.userId, orderNo }), { slug: "internal_error" });
    const seen = await shop.api.get(`order/detail?order_no=${orderNo}`, buyer.token);
    assert.deepEqual([seen.status, seen.data.status], [200, 0]);
    stranger.close();
  });

  test("a service that is killed makes 503, not 500, and is found again when it is back", async () => {
    const buyer = await newBuyer(shop.api);
    await shop.kill("cart");
    const away = await shop.api.get("cart/list", buyer.token);
    assert.deepEqual([away.status, away.error, away.headers.get("retry-after")], [503, "service_unavailable", "1"]);
    shop.start("cart");
    await eventually(async () => assert.equal((await shop.api.get("cart/list", buyer.token)).status, 200), patience);
    assert.ok((await order(shop.api, buyer, 1)).order_no);
  });
});
