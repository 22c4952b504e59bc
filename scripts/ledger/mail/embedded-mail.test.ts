import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { silentLogger, systemClock } from "@mall/kernel";
import { createEmbeddedBroker, QUEUES, shopTopology } from "@mall/messaging";
import { temporaryDirectory } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import { inSnapshot } from "../sql/open-snapshot.ts";
import { claimMessage, stockCommand } from "../suspicion.ts";
import { type BrokerTables, embeddedMail } from "./embedded-mail.ts";
import { letterKey, type Mail } from "./mail.ts";

describe("the mail of an embedded broker", () => {
  const directory = temporaryDirectory();
  before(async () => {
    const file = directory.file("broker.sqlite");
    const broker = createEmbeddedBroker({ file, clock: systemClock, logger: silentLogger, tracing: noTracing });
    await broker.declare([...shopTopology({ orderTimeoutMs: 60_000 }), { name: `${QUEUES.orderClose}.dead` }]);
    await broker.publish(QUEUES.stockCommand, [{ id: "sell:1", body: {} }]);
    const commands = [{ command: "sell", order_no: "2" }];
    await broker.publish(QUEUES.stockCommand, [{ id: "commands:1", body: { commands } }]);
    await broker.publish(QUEUES.seckillOrder, [{ id: "SK-7-2-a", body: {} }]);
    await broker.publish(QUEUES.seckillOrder, [{ id: "claims:1", body: { claims: [{ order_no: "SK-7-2-b" }] } }]);
    await broker.publish(QUEUES.orderDelay, [{ id: "1", body: {} }]);
    const dead = ["4", "3", "2", "1"].map((id) => ({ id, body: {} }));
    await broker.publish(`${QUEUES.orderClose}.dead`, dead);
    await broker.close();
  });
  after(() => directory.remove());
  const read = <T>(work: (mail: Mail) => Promise<T>) =>
    inSnapshot<BrokerTables, T>({ mysqlUrl: undefined, dataDir: directory.path }, "broker", (db) =>
      work(embeddedMail(db)),
    );

  test("counts what waits for a consumer, neither what waits for its time nor what is dead", async () => {
    assert.equal(await read((mail) => mail.queued()), 4);
  });

  test("shows dead letters by queue, some of them by id", async () => {
    assert.deepEqual(await read((mail) => mail.dead()), [{ queue: QUEUES.orderClose, count: 4, ids: ["1", "2", "3"] }]);
  });

  test("tells which letters are there", async () => {
    const alone = [stockCommand("sell", "1"), claimMessage("SK-7-2-a")];
    const there = [...alone, stockCommand("sell", "2"), claimMessage("SK-7-2-b")];
    const gone = [stockCommand("release", "1"), stockCommand("release", "2"), claimMessage("sell:1")];
    const held = await read((mail) => mail.holds([...there, ...gone]));
    assert.deepEqual([...held].sort(), there.map(letterKey).sort());
  });
});
