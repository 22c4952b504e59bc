import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { serverAddress } from "@mall/testkit";
import { openConnection } from "./redis-connection.fixture.ts";
import { createRedisStore } from "./redis-store.ts";
import { RuleConflictError } from "./rule-store.ts";
import { storeContract } from "./store-contract.fixture.ts";

const { client, redis } = openConnection(serverAddress("REDIS_URL"));
after(() => client.disconnect());

async function makeStage() {
  const prefix = `flow-control-test:${randomUUID()}`;
  const key = (name: string) => `${prefix}:{flow-rules}:${name}`;
  return {
    hand: "redis",
    prefix,
    key,
    open: () => createRedisStore({ redis, prefix }),
    putByHand: async (text: string) => void (await client.set(key("rules"), text)),
    removeByHand: async () => void (await client.del(key("rules"))),
    end: async () => void (await client.del(["rules", "state", "history"].map(key))),
  };
}

storeContract("Redis", makeStage);

const rules = { flow: [{ resource: "seckill_api", threshold: 5 }] };

test("Redis: the value is plain rules, the history is cut at 200 lines", async () => {
  const { open, key, end } = await makeStage();
  try {
    const store = open();
    for (let count = 0; count < 205; count += 1) await store.save({ rules, by: "ann" });
    assert.equal(await client.get(key("rules")), JSON.stringify(rules));
    assert.equal(await client.llen(key("history")), 200);
  } finally {
    await end();
  }
});

test("Redis: a history that was lost begins anew, with the rules that are there", async () => {
  const { open, key, end } = await makeStage();
  try {
    const saved = await open().save({ rules, by: "ann" });
    await client.del(key("history"));
    const found = await open().current();
    assert.deepEqual({ ...found, at: 0 }, { version: saved.version + 1, rules, by: "redis", at: 0 });
    assert.deepEqual(await open().history(10), [found]);
  } finally {
    await end();
  }
});

test("Redis: what was put by hand while somebody saved is a version of its own, and stops who did not expect it", async () => {
  const { open, key, end, prefix } = await makeStage();
  /** A store in whose saves somebody is faster, once. */
  const slow = (text: string) => {
    let put = false;
    const script = (file: URL) => async (keys: readonly string[], args?: readonly (string | number)[]) => {
      if (file.pathname.endsWith("save-rules.lua") && !put) {
        put = true;
        await client.set(key("rules"), text);
      }
      return await redis.script(file)(keys, args);
    };
    return createRedisStore({ redis: { ...redis, script }, prefix });
  };
  try {
    const saved = await open().save({ rules, by: "ann" });
    await assert.rejects(slow("[]").save({ rules, by: "bob", expectedVersion: saved.version }), RuleConflictError);
    await slow('{"flow":[]}').save({ rules: {}, by: "bob" });
    const history = await open().history(10);
    assert.deepEqual(
      history.map(({ by, version }) => [by, version]),
      [
        ["bob", 4],
        ["redis", 3],
        ["redis", 2],
        ["ann", 1],
      ],
    );
  } finally {
    await end();
  }
});
