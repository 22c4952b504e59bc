import assert from "node:assert/strict";
import { test } from "node:test";
import { type OutboxDatabase, outboxMigration } from "@mall/messaging";
import { migrateToLatest, openSqlite } from "@mall/storage";
import { noTracing } from "@mall/tracing";
import type { Snapshot } from "../sql/numbered-tables.ts";
import { stockCommand } from "../suspicion.ts";
import { letterKey } from "./mail.ts";
import { lettersIn } from "./outbox-letters.ts";

test("letters are found in the outbox, alone and in lists", async () => {
  const db = openSqlite<OutboxDatabase>({ file: ":memory:", tracing: noTracing });
  await migrateToLatest(db, { name: "test_migrations", migrations: { "001_outbox": outboxMigration } });
  const row = (message_id: string, body: object) => ({
    ...{ id: message_id, queue: "stock.command.queue", message_id, body: JSON.stringify(body) },
    ...{ headers: "{}", created_at: 0 },
  });
  const commands = [{ command: "release", order_no: "2" }];
  await db
    .insertInto("outbox")
    .values([row("sell:1", {}), row("commands:1", { commands })])
    .execute();
  const there = [stockCommand("sell", "1"), stockCommand("release", "2")];
  const gone = [stockCommand("release", "1"), stockCommand("sell", "2")];
  const found = await lettersIn(db as unknown as Snapshot, [...there, ...gone]);
  assert.deepEqual([...found].sort(), there.map(letterKey).sort());
  await db.destroy();
});
