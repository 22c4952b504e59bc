import assert from "node:assert/strict";
import { test } from "node:test";
import { AppError } from "@mall/kernel";
import { eventually } from "@mall/testkit";
import { attempt, openStage, orderNoOf } from "./seckill-stage.fixture.ts";

type Stage = Awaited<ReturnType<typeof openStage>>;

const UNITS = 10_000;
const prepare = ({ stock }: Stage) =>
  stock.prepare({ skuId: 2, stock: UNITS, startsAt: 0, endsAt: undefined, limitPerUser: 1 });

/** A hundred buyers at the same moment; calls `onWin` with each place that was answered. */
function wave({ stock }: Stage, number: number, onWin: (orderNo: string) => void) {
  const users = Array.from({ length: 100 }, (_, index) => 1000 + 100 * number + index);
  const tryOne = async (userId: number) => onWin(orderNoOf(await stock.reserve([attempt(userId)])));
  return Promise.allSettled(users.map(tryOne));
}

/** After a restart every answered place is a pending claim, and no unit is out without one. */
async function assertNothingLost({ stock, server }: Stage, won: readonly string[]) {
  await server.restart();
  const claims = await eventually(() => stock.pending(2 * UNITS));
  const there = new Set(claims.map(({ orderNo }) => orderNo));
  assert.deepEqual(
    won.filter((orderNo) => !there.has(orderNo)),
    [],
  );
  const out = claims.length;
  assert.deepEqual(await stock.ledger(), [{ skuId: 2, initial: UNITS, free: UNITS - out, held: out, sold: 0 }]);
}

test("a Redis killed within a burst of wins loses none that was answered, where it flushes always", async (t) => {
  const stage = await openStage(t, ["--appendfsync", "always"]);
  await prepare(stage);
  const won: string[] = [];
  const refusals: unknown[] = [];
  let killed: Promise<void> | undefined;
  // Wave after wave until the server is gone: some attempts are under way when it dies.
  for (let number = 0; number < 100 && refusals.length === 0; number += 1) {
    const settled = await wave(stage, number, (orderNo) => {
      won.push(orderNo);
      if (won.length === 550) killed = stage.server.kill();
    });
    for (const each of settled) if (each.status === "rejected") refusals.push(each.reason);
  }
  await killed;
  assert.ok(won.length >= 550 && refusals.length > 0);
  assert.ok(refusals.every((error) => error instanceof AppError && error.slug === "service_unavailable"));
  await assertNothingLost(stage, won);
});

test("a Redis that flushes every second, killed once its file was written to, loses none either", async (t) => {
  const stage = await openStage(t, ["--appendfsync", "everysec"]);
  await prepare(stage);
  const won: string[] = [];
  for (let number = 0; number < 5; number += 1) await wave(stage, number, (orderNo) => won.push(orderNo));
  // Not that it is flushed, only that no slow flush of what came before holds the write back.
  await eventually(async () => assert.match(await stage.server.cli("INFO", "persistence"), /aof_buffer_length:0\r/));
  await stage.server.kill();
  assert.equal(won.length, 500);
  await assertNothingLost(stage, won);
});
