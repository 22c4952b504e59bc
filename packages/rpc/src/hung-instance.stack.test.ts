import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "@mall/testkit";
import { cartClientOf, startCartServer } from "./cart-servers.fixture.ts";

const item = { userId: 1, skuId: 1, quantity: 1 };

// Without a registry that drops it, by pings alone; it takes them some seconds, hence not among the quick tests.
test("an instance that hangs is left, and its calls end by their deadline", async (context) => {
  const [one, hung] = await Promise.all([startCartServer(), startCartServer()]);
  const { client, close } = cartClientOf(`127.0.0.1:${one.port},127.0.0.1:${hung.port}`);
  context.after(async () => {
    close();
    await Promise.all([one.signal("SIGKILL"), hung.signal("SIGKILL")]);
  });
  const call = async () => (await client.updateItem(item, { timeoutMs: 300 })).quantity;
  await eventually(async () => assert.equal(await call(), hung.pid));
  await hung.signal("SIGSTOP");
  // One after the other: those that are made at once travel together, to one instance.
  const eight = async () => {
    const answeredBy = new Set<number>();
    for (let calls = 0; calls < 8; calls += 1) answeredBy.add(await call());
    return answeredBy;
  };
  await assert.rejects(eight, { slug: "deadline_exceeded" });
  await eventually(async () => assert.deepEqual(await eight(), new Set([one.pid])), { timeoutMs: 30_000 });
});
