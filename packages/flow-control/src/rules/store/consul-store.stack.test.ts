import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { serverAddress } from "@mall/testkit";
import { openConsul } from "./consul-key-value.fixture.ts";
import { createConsulStore } from "./consul-store.ts";
import { storeContract } from "./store-contract.fixture.ts";

const kv = openConsul(serverAddress("CONSUL_ADDR"));

async function makeStage() {
  const folder = `flow-control-test-${randomUUID()}`;
  const key = `${folder}/flow-rules`;
  return {
    hand: "consul",
    key,
    open: () => createConsulStore({ kv, key }),
    putByHand: async (text: string) => void (await kv.put(key, text)),
    removeByHand: () => kv.delete(key),
    end: () => kv.deleteAll(folder),
  };
}

storeContract("Consul", makeStage);

test("Consul: the value is plain rules, the version its ModifyIndex, and no note of a save is left", async () => {
  const { open, key, end } = await makeStage();
  try {
    const rules = { flow: [{ resource: "seckill_api", threshold: 5 }] };
    const { version } = await open().save({ rules, by: "ann" });
    const entry = await kv.get(key);
    assert.equal(entry?.value, JSON.stringify(rules));
    assert.equal(entry?.index, version);
    assert.deepEqual((await kv.keys(`${key}-`)).sort(), [`${key}-history/${version}`]);
  } finally {
    await end();
  }
});
