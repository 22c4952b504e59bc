import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { fail, silentLogger } from "@mall/kernel";
import { createManualClock, eventually } from "@mall/testkit";
import type { CrowdReport } from "./crowd-plan.ts";
import { createLiveSale } from "./live-sale.ts";
import type { LiveSaleDeps } from "./live-sale-deps.ts";
import type { SaleBooks, SaleOrders } from "./look.ts";
import { createTally } from "./tally.ts";

const order = { skuId: 2, stock: 5, buyers: 50, seconds: 3 };

/** A live sale whose crowd, books and orders a test plays; `step` lets one look pass. */
function makeStage(change: Partial<LiveSaleDeps> = {}) {
  const played = {
    books: undefined as SaleBooks | undefined,
    orders: undefined as SaleOrders | undefined,
    plans: [] as object[],
    report: (_report: CrowdReport) => {},
    end: () => {},
    fail: (_error: Error) => {},
  };
  let steps: (() => void)[] = [];
  const orAway = <T>(value: T | undefined): T => {
    if (value === undefined) throw fail("service_unavailable");
    return value;
  };
  const sale = createLiveSale({
    prepare: async () => {},
    crowd: () => ({ url: "http://shop", secret: "s", guarded: false }),
    sendCrowd: async (plan, onReport, signal) => {
      played.plans.push(plan);
      played.report = onReport;
      await new Promise<void>((resolve, reject) => {
        played.end = resolve;
        played.fail = reject;
        signal.addEventListener("abort", () => resolve());
        if (signal.aborted) resolve();
      });
    },
    look: { books: async () => orAway(played.books), orders: async () => orAway(played.orders) },
    clock: createManualClock(1000),
    sleep: () => new Promise<void>((resolve) => steps.push(resolve)),
    outside: (work) => work(),
    logger: silentLogger,
    ...change,
  });
  const step = async () => {
    await turn();
    const due = steps;
    steps = [];
    for (const go of due) go();
    await turn();
  };
  return { sale, played, step };
}

const won = (places: string[]): CrowdReport => {
  const tally = createTally();
  tally.counts.won = places.length;
  for (const place of places) tally.place(place);
  return tally.report();
};
const books = (held: number): SaleBooks => ({ initial: 5, free: 5 - held, held, sold: 0, drift: 0, open: 0 });
const orders = (unpaid: number): SaleOrders => ({ landed: unpaid, unpaid, paid: 0, cancelled: 0 });

test("from the crowd to the verdict: what is won is followed until it is an order", async () => {
  const { sale, played, step } = makeStage();
  assert.equal(sale.state().phase, "idle");
  const begun = await sale.start(order);
  assert.deepEqual([begun.phase, begun.id, begun.started_ms, begun.remaining], ["running", 1, 1000, 5]);
  assert.deepEqual(played.plans, [
    { url: "http://shop", secret: "s", guarded: false, skuId: 2, buyers: 50, seconds: 3, patience: 60 },
  ]);
  played.report(won(["a", "b"]));
  played.books = books(2);
  await step();
  assert.deepEqual([sale.state().remaining, sale.state().crowd.won], [3, 2]);
  played.end();
  await step();
  assert.equal(sale.state().phase, "settling");
  played.orders = orders(1);
  await step();
  assert.deepEqual([sale.state().phase, sale.state().orders.landed], ["settling", 1]);
  played.orders = orders(2);
  await step();
  assert.deepEqual([sale.state().phase, sale.state().verdict], ["done", "exact"]);
});

test("what does not settle is called so in the end", async () => {
  const { sale, played, step } = makeStage();
  played.books = books(1);
  played.orders = orders(0);
  await sale.start(order);
  played.report(won(["a"]));
  played.end();
  await eventually(async () => {
    await step();
    assert.deepEqual([sale.state().phase, sale.state().verdict], ["done", "unsettled"]);
  });
});

test("one at a time; the next begins with nothing of the one before", async () => {
  const { sale, played, step } = makeStage();
  const [first, second] = await Promise.allSettled([sale.start(order), sale.start(order)]);
  assert.equal(first.status, "fulfilled");
  assert.equal(second.status === "rejected" && second.reason.slug, "live_sale_running");
  played.report(won([]));
  played.books = books(0);
  played.orders = orders(0);
  sale.stop();
  await eventually(async () => {
    await step();
    assert.equal(sale.state().verdict, "exact");
  });
  const next = await sale.start({ ...order, stock: 7 });
  assert.deepEqual([next.id, next.stock, next.verdict, next.phase], [2, 7, null, "running"]);
  await sale.close();
});

test("a SKU that is not there starts nothing", async () => {
  const prepare = async () => {
    throw fail("sku_not_found", { field: "SKU" });
  };
  const { sale } = makeStage({ prepare });
  await assert.rejects(sale.start(order), { slug: "sku_not_found", field: "sku_id" });
  assert.equal(sale.state().phase, "idle");
});

test("a crowd that cannot come has failed, and another may be sent", async () => {
  const { sale, played, step } = makeStage();
  await sale.start(order);
  played.fail(new Error("no thread"));
  await step();
  assert.deepEqual([sale.state().phase, sale.state().error], ["failed", "no thread"]);
  assert.equal((await sale.start(order)).id, 2);
  played.end();
});

test("closing sends the crowd home and waits for nothing else", async () => {
  const { sale, step } = makeStage();
  await sale.start(order);
  const closing = sale.close();
  await step();
  await step();
  await closing;
  assert.equal(sale.state().phase, "done");
  await assert.rejects(sale.start(order), { slug: "live_sale_running" });
});
