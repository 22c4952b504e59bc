import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { eventually } from "@mall/testkit";
import { newBuyer, order, startSlowPayment } from "./buyer.fixture.ts";
import { startProgram } from "./child-process.fixture.ts";
import { startProcesses } from "./processes.fixture.ts";
import { figuresOf, fireUnderLimit, runs } from "./workers.fixture.ts";

const patience = { timeoutMs: 60_000, everyMs: 100 };
const LIMIT = 5;

describe("a gateway of several workers", { timeout: 600_000 }, () => {
  let shop: Awaited<ReturnType<typeof startProcesses>>;
  const start = (workers: number) => shop.startGateway({ GATEWAY_WORKERS: String(workers), LOG_LEVEL: "info" });

  /** The ids of so many workers, once all of them take part. */
  const workersOf = async (count: number, without?: number): Promise<number[]> =>
    await eventually(async () => {
      const { processes } = await figuresOf(shop);
      assert.equal(new Set(processes).size, count);
      assert.ok(!processes.includes(without));
      return processes;
    }, patience);

  before(async () => {
    shop = await startProcesses({ GATEWAY_WORKERS: "2", SECKILL_QPS: String(LIMIT), LOG_LEVEL: "info" });
  });
  after(async () => {
    await shop.stop();
    shop.remove();
  });

  test("two: the limit is one for both, and any of them tells what both have counted", async () => {
    await workersOf(2);
    const shots = await fireUnderLimit(shop, LIMIT);
    const answered = shots.filter(({ outcome }) => outcome !== "lost").length;
    // One that is too slow is left out of an answer: then ask again.
    await eventually(async () => {
      const asked = await Promise.all(Array.from({ length: 8 }, () => figuresOf(shop)));
      const totals = asked.map(({ resources }) => {
        const row = resources.find((each: { resource: string }) => each.resource === "seckill_api");
        return row.passed + row.blocked;
      });
      assert.equal(new Set(totals).size, 1, `each counts alike: ${totals}`);
      assert.ok(totals[0] >= answered, `${totals[0]} counted, ${answered} answered`);
      const metrics = await (await fetch(`${shop.url}/metrics`)).text();
      const counted = [...metrics.matchAll(/^flow_control_requests_total\{resource="seckill_api".*\} (\d+)$/gm)];
      const sum = counted.reduce((total, [, value]) => total + Number(value), 0);
      assert.equal(sum, totals[0]);
    }, patience);
  });

  test("two: one that is killed is replaced, and the limit holds all the while", async () => {
    const [killed = 0, other] = await workersOf(2);
    await fireUnderLimit(shop, LIMIT, async () => {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      process.kill(killed, "SIGKILL");
    });
    assert.ok((await workersOf(2, killed)).includes(other ?? 0), "the other one lives on");
    await fireUnderLimit(shop, LIMIT);
  });

  test("a second gateway on its port ends, and says why, once", async () => {
    const port = new URL(shop.url).port;
    const second = startProgram("apps/gateway/src/main.ts", {
      ...{ PORT: port, DATA_DIR: shop.dataDir, GATEWAY_WORKERS: "2", LOG_LEVEL: "warn" },
    });
    assert.equal(await second.ended, 69);
    assert.deepEqual(second.output().match(/Port \d+ is taken/g), [`Port ${port} is taken`]);
    await workersOf(2);
  });

  test("Ctrl+C reaches all of them: a request under way is answered, then no process is left", async () => {
    const workers = await workersOf(2);
    const buyer = await newBuyer(shop.api);
    // Waits two seconds for a provider that takes five.
    const paying = await startSlowPayment(shop.api, buyer, await order(shop.api, buyer, 1));
    for (const worker of workers) process.kill(worker, "SIGINT");
    const ending = shop.endGateway("SIGINT");
    const paid = await paying.answer;
    assert.deepEqual([paid.status, paid.data?.status], [200, "pending"]);
    assert.equal(await ending, 0);
    assert.deepEqual(workers.filter(runs), []);
  });

  test("four: the limit is one for all; SIGTERM ends them in order", async () => {
    await start(4);
    const workers = await workersOf(4);
    await fireUnderLimit(shop, LIMIT);
    assert.equal(await shop.endGateway("SIGTERM"), 0);
    assert.deepEqual(workers.filter(runs), []);
  });

  test("kill -9 of the process that started them leaves none", async () => {
    await start(4);
    const workers = await workersOf(4);
    assert.equal(await shop.endGateway("SIGKILL"), null);
    await eventually(() => assert.deepEqual(workers.filter(runs), []), patience);
    await start(2);
  });
});
