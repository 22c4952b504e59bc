import assert from "node:assert/strict";
import { test } from "node:test";
import { StockPool } from "@mall/contracts/ledger";
import { createFlowControl } from "@mall/flow-control";
import type { Broker } from "@mall/messaging";
import { createManualClock } from "@mall/testkit";
import Fastify from "fastify";
import { stageWorkers } from "../workers/channel.fixture.ts";
import { openPeers, type Peers } from "../workers/peers.ts";
import { exposeMetrics } from "./metrics.ts";

const broker = { depths: async () => [{ queue: "q", ready: 4, delayed: 0, unacked: 1 }] } as unknown as Broker;

const books = { skuId: 2, initial: 5, free: 2, held: 1, sold: 1 };
const found = {
  books: [
    { ...books, pool: StockPool.STOCK_POOL_SALE },
    { ...books, pool: StockPool.STOCK_POOL_CATALOGUE, sold: 3 },
  ],
  ...{ open: [], repairs: [], checkedAtMs: 1 },
};
let away = false;
const patience: (number | undefined)[] = [];
const getLedger = async (_request: object, { timeoutMs }: { timeoutMs?: number } = {}) => {
  patience.push(timeoutMs);
  if (away) throw new Error("away");
  return found;
};

/** A gateway of nothing but metrics, in which `calls` entered a resource and failed: two open its breaker. */
async function gatewayWith(peers: Peers, calls: number) {
  const flow = createFlowControl({
    clock: createManualClock(),
    rules: { breaker: [{ id: "b", resource: "r", strategy: "errorCount", threshold: 2, minRequests: 1 }] },
  });
  const app = Fastify();
  exposeMetrics(app, { flow, broker, peers, ledger: { products: { getLedger }, clock: createManualClock() } });
  for (let call = 0; call < calls; call += 1) {
    const entry = flow.enter("r");
    if (entry.passed) entry.exit(new Error("failed"));
  }
  app.get("/ping", () => "pong");
  await app.ready();
  return app;
}

async function linesOf(app: Awaited<ReturnType<typeof gatewayWith>>, names: RegExp) {
  const { payload, headers } = await app.inject("/metrics");
  assert.match(String(headers["content-type"]), /^text\/plain; version=0\.0\.4/);
  return payload.split("\n").filter((line) => names.test(line));
}

test("any worker answers for all: counts add up, queues are the same for all, the worst breaker counts", async () => {
  const [one, two] = await Promise.all(
    stageWorkers(2).map(({ peers }, index) => gatewayWith(peers, index === 0 ? 3 : 1)),
  );
  assert.ok(one && two);
  await one.inject("/ping");
  await two.inject("/ping");
  for (const app of [one, two]) {
    assert.deepEqual(await linesOf(app, /^(flow_control_(requests|blocks|breaker)|queue_messages)/), [
      'flow_control_requests_total{resource="r",outcome="passed"} 3',
      'flow_control_requests_total{resource="r",outcome="blocked"} 1',
      'flow_control_blocks_total{resource="r",kind="breaker",rule="b"} 1',
      'flow_control_breaker_state{resource="r",rule="b"} 2',
      'queue_messages{queue="q",state="ready"} 4',
      'queue_messages{queue="q",state="delayed"} 0',
      'queue_messages{queue="q",state="unacked"} 1',
    ]);
    assert.deepEqual(await linesOf(app, /_seconds_count.*"\/ping"/), [
      'http_request_duration_seconds_count{method="GET",route="/ping",status="200"} 2',
    ]);
  }
});

test("the books are told as far as they are known", async () => {
  const app = await gatewayWith(openPeers(), 0);
  const told = () => linesOf(app, /^(ledger|sale)_/);
  away = true;
  assert.deepEqual(await told(), []);
  away = false;
  assert.deepEqual(await told(), [
    "ledger_drift_units 2",
    "ledger_open_findings 0",
    'sale_units{sku="2",place="free"} 2',
    'sale_units{sku="2",place="held"} 1',
    'sale_units{sku="2",place="sold"} 1',
  ]);
  assert.ok(
    patience.every((ms) => ms !== undefined && ms <= 2000),
    "the other figures do not wait for the books",
  );
});

test("a process alone tells its own, the time of its start included", async () => {
  const app = await gatewayWith(openPeers(), 1);
  assert.equal((await linesOf(app, /^flow_control_requests_total|^process_start_time_seconds /)).length, 3);
});
