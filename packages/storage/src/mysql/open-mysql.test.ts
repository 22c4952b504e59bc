import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:net";
import { type TestContext, test } from "node:test";
import { AppError } from "@mall/kernel";
import { noTracing } from "@mall/tracing";
import { sql } from "kysely";
import { openMysql } from "./open-mysql.ts";

const unavailable = (error: unknown) => error instanceof AppError && error.slug === "service_unavailable";

/** Listens and never says a word: a server that hangs. */
async function openSilentServer(t: TestContext): Promise<string> {
  const server = createServer((socket) => void t.after(() => socket.destroy()));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `mysql://root@127.0.0.1:${address.port}`;
}

test("a server that does not answer is given up, in queries and in transactions", async (t) => {
  const db = openMysql({ url: await openSilentServer(t), database: "x", tracing: noTracing, timeoutMs: 50 });
  t.after(() => db.destroy());
  await assert.rejects(sql`select 1`.execute(db), unavailable);
  await assert.rejects(
    db.transaction().execute(async () => {}),
    unavailable,
  );
});

test("nobody listening is told as unavailable, not as a fault of ours", async () => {
  const db = openMysql({ url: "mysql://root@127.0.0.1:1", database: "x", tracing: noTracing });
  await assert.rejects(sql`select 1`.execute(db), unavailable);
  await db.destroy();
});
