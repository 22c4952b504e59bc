import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { silentLogger } from "@mall/kernel";
import { type Kysely, migrateDown, migrateToLatest, openSqlite } from "@mall/storage";
import { createManualClock, createRecordingTracing, eventually } from "@mall/testkit";
import type { Broker, Message } from "../broker.ts";
import { addToOutbox, type OutboxDatabase, outboxMigration } from "./outbox.ts";
import { createOutboxRelay, type OutboxRelay } from "./outbox-relay.ts";

/** A service's schema: its own tables beside the outbox. */
interface OrderDatabase extends OutboxDatabase {
  orders: { id: number };
}

const migrations = { name: "test_migrations", migrations: { "001_outbox": outboxMigration } };

/** A broker that only takes messages; queue `broken` refuses. */
function publishedBy() {
  const published: { queue: string; ids: string[]; messages: Message[] }[] = [];
  const publish: Broker["publish"] = async (queue, messages) => {
    if (queue === "broken") throw new Error("broken queue");
    published.push({ queue, ids: messages.map(({ id }) => id), messages });
  };
  const unused = async () => assert.fail("a relay only publishes");
  const broker: Broker = {
    kind: "embedded",
    publish,
    declare: unused,
    consume: unused,
    depths: unused,
    deadLetters: unused,
    retryDeadLetters: unused,
    close: unused,
  };
  return { broker, published };
}

describe("outbox", () => {
  const clock = createManualClock();
  const tracing = createRecordingTracing();
  let db: Kysely<OrderDatabase>;
  let relay: OutboxRelay | undefined;
  let sent = publishedBy();

  beforeEach(async () => {
    sent = publishedBy();
    db = openSqlite<OrderDatabase>({ file: ":memory:", tracing });
    await migrateToLatest(db, migrations);
  });
  afterEach(async () => {
    await relay?.stop();
    await db.destroy();
  });

  const add = (queue: string, ...ids: string[]) =>
    db.transaction().execute((trx) =>
      addToOutbox(
        trx,
        queue,
        ids.map((id) => ({ id, body: { id } })),
        { clock, tracing },
      ),
    );
  const left = async () =>
    (await db.selectFrom("outbox").select("message_id").orderBy("id").execute()).map((row) => row.message_id);
  // An hour: what these tests see published was kicked, drained or found at the start.
  const startRelay = (batch = 256) => {
    relay = createOutboxRelay({ db, broker: sent.broker, logger: silentLogger, intervalMs: 3_600_000, batch });
    return relay;
  };

  it("publishes at its start what was left behind, oldest first, and deletes it", async () => {
    await add("a", "a1", "a2");
    clock.advance(1);
    await add("b", "b1");
    await add("a", "a3");
    startRelay();
    await eventually(async () => assert.deepEqual(await left(), []));
    assert.deepEqual(
      sent.published.map(({ queue, ids }) => [queue, ids]),
      [
        ["a", ["a1", "a2", "a3"]],
        ["b", ["b1"]],
      ],
    );
    assert.deepEqual(sent.published[1]?.messages[0]?.body, { id: "b1" });
  });

  it("goes on until nothing is left, in rounds", async () => {
    await add("a", "1", "2", "3", "4", "5");
    await startRelay(2).drain();
    assert.deepEqual(await left(), []);
    assert.deepEqual(
      sent.published.map(({ ids }) => ids),
      [["1", "2"], ["3", "4"], ["5"]],
    );
  });

  it("publishes on a kick", async () => {
    const started = startRelay();
    await started.drain();
    await add("a", "1");
    started.kick();
    started.kick();
    await eventually(() =>
      assert.deepEqual(
        sent.published.map(({ ids }) => ids),
        [["1"]],
      ),
    );
    await eventually(async () => assert.deepEqual(await left(), []));
    await add("a", "2");
    started.kick();
    await eventually(() => assert.equal(sent.published.length, 2));
  });

  it("leaves nothing behind when the transaction is undone", async () => {
    const undone = db.transaction().execute(async (trx) => {
      await addToOutbox(trx, "a", [{ id: "1", body: 1 }], { clock, tracing });
      throw new Error("undone");
    });
    await assert.rejects(undone, /undone/);
    assert.deepEqual(await left(), []);
  });

  it("keeps what the broker refuses and publishes the other queues", async () => {
    await add("broken", "x");
    await add("a", "1");
    await assert.rejects(startRelay().drain(), /broken queue/);
    assert.deepEqual(await left(), ["x"]);
    assert.deepEqual(
      sent.published.map(({ ids }) => ids),
      [["1"]],
    );
  });

  it("stores the trace of the request, and runs outside of it", async () => {
    const started = startRelay();
    await started.drain();
    const traceId = await tracing.span("request", {}, async (span) => {
      await add("a", "1");
      tracing.spans.length = 0;
      started.kick();
      await eventually(() => assert.equal(sent.published.length, 1));
      await started.stop();
      return span.traceId;
    });
    assert.match(sent.published[0]?.messages[0]?.headers?.traceparent ?? "", new RegExp(traceId));
    assert.deepEqual(
      tracing.spans.map(({ name }) => name),
      ["request"],
    );
  });

  it("can be taken down again", async () => {
    await migrateDown(db, migrations);
    await assert.rejects(left(), /no such table: outbox/);
  });
});
