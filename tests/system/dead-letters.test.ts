import assert from "node:assert/strict";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, before, describe, test } from "node:test";
import { eventually } from "@mall/testkit";
import { startProgram } from "./child-process.fixture.ts";
import { type RunningShop, startShop } from "./shop.fixture.ts";

const QUEUE = "stock.command.queue";
const patience = { timeoutMs: 60_000, everyMs: 50 };

describe("a message that nobody can handle", () => {
  let shop: RunningShop;
  let token: string;
  before(async () => {
    shop = await startShop();
    token = (await shop.api.post("user/login", { username: "operator", password: "123" })).data.token;
    broker("insert into messages (queue, id, body, headers, available_at) values (?, 'by hand', ?, '{}', 0)", [
      ...[QUEUE, JSON.stringify({ command: "burn", order_no: "1", kind: "normal" })],
    ]);
  });
  after(async () => await shop?.dispose());

  const broker = (sql: string, values: string[]) => {
    const database = new DatabaseSync(join(shop.dataDir, "broker.sqlite"), { timeout: 5000 });
    database.prepare(sql).run(...values);
    database.close();
  };
  const letters = async () => (await shop.api.get(`ops/dead-letters?queue=${QUEUE}`, token)).data.messages;
  const retry = () => shop.api.post("ops/dead-letters/retry", { queue: QUEUE }, token);
  const ledger = async () => {
    const program = startProgram("scripts/ledger.ts", { DATA_DIR: shop.dataDir }, ["--wait", "0"]);
    return { code: await program.ended, output: program.output() };
  };

  test("becomes a dead letter with its reason, and the ledger names it", async () => {
    await eventually(async () => assert.equal((await letters()).length, 1), patience);
    const [{ message_id, attempt, error, body }] = await letters();
    assert.deepEqual([message_id, attempt, body.command], ["by hand", 5, "burn"]);
    assert.notEqual(error, "");
    const { queues } = (await shop.api.get("ops/queues", token)).data;
    assert.equal(queues.find((each: { queue: string }) => each.queue === `${QUEUE}.dead`).ready, 1);
    const { code, output } = await ledger();
    assert.equal(code, 1, output);
    assert.match(output, /dead_letter: stock\.command\.queue\.dead holds 1 message: by hand\.\n.*dead-letters\/retry/);
  });

  test("is one again when it is sent again and nothing was mended", async () => {
    const answer = await retry();
    assert.deepEqual([answer.status, answer.data], [200, { retried: 1 }], answer.msg);
    await eventually(async () => assert.equal((await letters()).length, 1), patience);
  });

  test("is handled once it was mended and sent again", async () => {
    const good = JSON.stringify({ command: "release", order_no: "1", kind: "normal" });
    broker("update messages set body = ? where queue = ?", [good, `${QUEUE}.dead`]);
    assert.deepEqual((await retry()).data, { retried: 1 });
    await eventually(async () => {
      assert.deepEqual(await letters(), []);
      const { code, output } = await ledger();
      assert.equal(code, 0, output);
    }, patience);
    assert.deepEqual((await retry()).data, { retried: 0 });
  });
});
