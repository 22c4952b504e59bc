import assert from "node:assert/strict";
import { test } from "node:test";
import { createManualClock } from "@mall/testkit";
import { createConsulStore } from "./consul-store.ts";
import { createMemoryKeyValue } from "./memory-key-value.fixture.ts";
import { RuleConflictError, type StoredRules } from "./rule-store.ts";
import { storeContract } from "./store-contract.fixture.ts";

const key = "flash-mall/flow-rules";
const rules = { flow: [{ resource: "seckill_api", threshold: 5 }] };

function makeStage() {
  const kv = createMemoryKeyValue();
  const clock = createManualClock();
  return {
    hand: "consul",
    kv,
    clock,
    open: () => createConsulStore({ kv, key }),
    putByHand: async (text: string) => void (await kv.put(key, text)),
    removeByHand: () => kv.delete(key),
    end: async () => {},
  };
}

storeContract("a key-value store in memory", async () => makeStage());

test("what a process saved right before it died is known under its name, whoever notices it", async () => {
  const { kv, clock, open } = makeStage();
  let dead = false;
  const get: typeof kv.get = (name) => (dead ? Promise.reject(new Error("dead")) : kv.get(name));
  const put: typeof kv.put = async (name, ...rest) => {
    const done = await kv.put(name, ...rest);
    dead = name === key;
    return done;
  };
  const dying = createConsulStore({ kv: { ...kv, get, put }, key, clock });
  await assert.rejects(dying.save({ rules, by: "ann", comment: "at last" }), /dead/);
  const { version, ...stored } = (await open().current()) ?? assert.fail("nothing there");
  assert.deepEqual(stored, { rules, by: "ann", at: clock.now(), comment: "at last" });
  assert.equal(version, kv.entries.get(key)?.index);
});

test("a save that another one replaced at once knows its own version", async () => {
  const { kv, open } = makeStage();
  let raced: StoredRules | undefined;
  const put: typeof kv.put = async (name, ...rest) => {
    const done = await kv.put(name, ...rest);
    if (name === key)
      raced = await open()
        .save({ rules: {}, by: "bob" })
        .then((stored) => Promise.resolve(stored));
    return done;
  };
  const saved = await createConsulStore({ kv: { ...kv, put }, key }).save({ rules, by: "ann" });
  assert.equal(saved.by, "ann");
  assert.deepEqual(await open().history(10), [raced, saved]);
});

test("a save that was replaced at once by hand leaves nothing behind, and says so", async () => {
  const { kv, open } = makeStage();
  const put: typeof kv.put = async (name, ...rest) => {
    const done = await kv.put(name, ...rest);
    if (name === key) await kv.put(name, "[]");
    return done;
  };
  await assert.rejects(createConsulStore({ kv: { ...kv, put }, key }).save({ rules, by: "ann" }), RuleConflictError);
  assert.equal((await open().current())?.by, "consul");
});

test("notes of saves that came to nothing go, and at most twenty of killed processes stay", async () => {
  const { kv, open } = makeStage();
  for (let number = 1; number <= 30; number += 1) await kv.put(`${key}-saves/${number}`, "{}");
  const { version } = await open().save({ rules, by: "ann" });
  await assert.rejects(open().save({ rules, by: "bob", expectedVersion: version + 1 }), RuleConflictError);
  const notes = await kv.keys(`${key}-saves/`);
  assert.deepEqual(
    notes.map((note) => Number(note.split("/").at(-1))),
    Array.from({ length: 20 }, (_, index) => index + 11),
  );
});

test("entries of the history beyond the last 200 are deleted", async () => {
  const { kv, open } = makeStage();
  const store = open();
  for (let count = 0; count < 203; count += 1) await store.save({ rules, by: "ann" });
  const entries = await kv.keys(`${key}-history/`);
  assert.equal(entries.length, 200);
  assert.ok(entries.includes(`${key}-history/${(await store.current())?.version}`));
});
