import assert from "node:assert/strict";
import { test } from "node:test";
import { SeckillOutcome } from "@mall/contracts/seckill";
import { AppError } from "@mall/kernel";
import { QUEUES } from "@mall/messaging";
import { eventually } from "@mall/testkit";
import { prepareSeckill } from "./compose-sales.ts";
import { call, lotus, openShop, refused } from "./service-stage.fixture.ts";

const line = (skuId: number, quantity: number) => ({ skuId, quantity });

test("reserving tells each line as sold, in the order asked for, in the trace of the order", async (t) => {
  const { service, module, tracing, stockOf } = await openShop(t);
  await module.catalogue.save(lotus);
  const lines = [line(9002, 1), line(9001, 2), line(9002, 1)];
  const { skus } = await tracing.span("request", {}, () => service.reserveStock({ reservationId: "A", lines }, call));
  assert.deepEqual(
    skus.map(({ id, priceCents, productName, name }) => [id, priceCents, productName, name]),
    [
      [9002, 1990, "洪湖莲藕", "5斤装"],
      [9001, 880, "洪湖莲藕", "2斤装"],
      [9002, 1990, "洪湖莲藕", "5斤装"],
    ],
  );
  assert.deepEqual(await stockOf(9001, 9002), [3, 1]);
  const trace = tracing.spans.find(({ name }) => name === "request")?.traceId;
  assert.ok(tracing.spans.some(({ name, traceId }) => name === "database UPDATE skus" && traceId === trace));
  assert.deepEqual(await service.reserveStock({ reservationId: "A", lines }, call), { skus });
  assert.deepEqual(await stockOf(9001, 9002), [3, 1]);
});

test("a refusal says what is missing and takes nothing", async (t) => {
  const { service, module, stockOf } = await openShop(t);
  await module.catalogue.save(lotus);
  const reserve = (reservationId: string, ...lines: ReturnType<typeof line>[]) =>
    service.reserveStock({ reservationId, lines }, call);
  await assert.rejects(reserve("A", line(9001, 1), line(9002, 2), line(9002, 2)), (error) => {
    assert.ok(refused("stock_insufficient", "items.1.sku_id")(error) && error instanceof AppError);
    assert.deepEqual(error.params, { name: "洪湖莲藕 5斤装" });
    return true;
  });
  await assert.rejects(reserve("A", line(9001, 1), line(7777, 1)), refused("sku_not_found", "items.1.sku_id"));
  await reserve("A", line(9001, 1));
  await assert.rejects(reserve("A", line(9001, 2)), refused("invalid_input", "reservation_id"));
  assert.deepEqual(await service.releaseStock({ reservationId: "A" }, call), { released: true });
  assert.deepEqual(await service.releaseStock({ reservationId: "A" }, call), { released: false });
  await assert.rejects(reserve("A", line(9001, 1)), refused("reservation_closed", "reservation_id"));
  assert.deepEqual(await stockOf(9001, 9002), [5, 3]);
});

test("a reservation that makes no sense is refused by the name of its field", async (t) => {
  const { service } = await openShop(t);
  const reserve = (reservationId: string, ...lines: ReturnType<typeof line>[]) =>
    service.reserveStock({ reservationId, lines }, call);
  const calls: [Promise<unknown>, string][] = [
    [reserve("", line(1, 1)), "reservation_id"],
    [reserve("x".repeat(65), line(1, 1)), "reservation_id"],
    [service.releaseStock({ reservationId: "" }, call), "reservation_id"],
    [reserve("A"), "items"],
    [reserve("A", ...Array.from({ length: 51 }, () => line(1, 1))), "items"],
    [reserve("A", line(1, 1), line(0, 1)), "items.1.sku_id"],
    [reserve("A", line(1, 0)), "items.0.quantity"],
    [reserve("A", line(1, 1.5)), "items.0.quantity"],
    [reserve("A", line(1, 1_000_001)), "items.0.quantity"],
  ];
  for (const [promise, field] of calls) await assert.rejects(promise, refused("invalid_input", field), field);
});

test("a withdrawn product is not reserved any more, and what was reserved comes back", async (t) => {
  const { service, module, stockOf } = await openShop(t);
  await module.catalogue.save(lotus);
  await service.reserveStock({ reservationId: "A", lines: [line(9001, 2)] }, call);
  await module.catalogue.withdraw(9001);
  const late = service.reserveStock({ reservationId: "B", lines: [line(9001, 1)] }, call);
  await assert.rejects(late, refused("sku_not_found", "items.0.sku_id"));
  await service.releaseStock({ reservationId: "A" }, call);
  await module.catalogue.save(lotus);
  assert.deepEqual(await stockOf(9001), [5]);
});

test("commands of the order service release and sell once, however often they come", async (t) => {
  const { service, module, broker, tell, stockOf } = await openShop(t);
  await module.catalogue.save(lotus);
  for (const reservationId of ["A", "B"]) {
    await service.reserveStock({ reservationId, lines: [line(9001, 2)] }, call);
  }
  const settled = async () => {
    const depth = (await broker.depths()).find(({ queue }) => queue === QUEUES.stockCommand);
    assert.deepEqual([depth?.ready, depth?.unacked], [0, 0]);
  };
  for (let time = 0; time < 2; time += 1) {
    for (const [command, orderNo] of [
      ["release", "A"],
      ["sell", "B"],
      ["release", "B"],
      ["sell", "A"],
    ] as const) {
      await tell(command, orderNo);
    }
    await eventually(settled);
  }
  assert.deepEqual(await stockOf(9001), [3]);
});

test("a command of a seckill order goes to the flash sale, not to the catalogue's stock", async (t) => {
  const { service, dataDir, clock, tell, stockOf } = await openShop(t);
  const before = await stockOf(2);
  await prepareSeckill({ dataDir, skuId: 2, stock: 1, clock });
  const { orderNo } = await service.seckill({ userId: 7, skuId: 2 }, call);
  assert.equal((await service.seckill({ userId: 8, skuId: 2 }, call)).outcome, SeckillOutcome.SECKILL_OUTCOME_SOLD_OUT);
  await tell("release", orderNo, "seckill");
  await eventually(async () => {
    const again = await service.seckill({ userId: 8, skuId: 2 }, call);
    assert.equal(again.outcome, SeckillOutcome.SECKILL_OUTCOME_RESERVED);
  });
  assert.deepEqual(await stockOf(2), before);
});

test("a message that is no command does not hold up the others", async (t) => {
  const { service, module, broker, clock, tell, stockOf } = await openShop(t);
  await module.catalogue.save(lotus);
  await service.reserveStock({ reservationId: "A", lines: [line(9001, 2)] }, call);
  await broker.publish(QUEUES.stockCommand, [{ id: "odd", body: { command: "sing", order_no: "A", kind: "normal" } }]);
  await tell("release", "A");
  await eventually(async () => {
    clock.advance(60_000);
    assert.deepEqual(await stockOf(9001), [5]);
    assert.deepEqual(
      (await broker.deadLetters(QUEUES.stockCommand, 10)).map(({ id }) => id),
      ["odd"],
    );
  });
});

test("commands that share a message are each settled; one that is none brings the message to the dead letters", async (t) => {
  const { service, module, broker, clock, stockOf } = await openShop(t);
  await module.catalogue.save(lotus);
  for (const reservationId of ["A", "B"]) {
    await service.reserveStock({ reservationId, lines: [line(9001, 2)] }, call);
  }
  const told = (command: string, order_no: string) => ({ command, order_no, kind: "normal" });
  const commands = [told("release", "A"), told("sing", "A"), told("sell", "B"), told("release", "B")];
  await broker.publish(QUEUES.stockCommand, [{ id: "commands:1", body: { commands } }]);
  await eventually(async () => {
    clock.advance(60_000);
    const dead = await broker.deadLetters(QUEUES.stockCommand, 10);
    assert.deepEqual(
      dead.map(({ id }) => id),
      ["commands:1"],
    );
  });
  assert.deepEqual(await stockOf(9001), [3]);
});
