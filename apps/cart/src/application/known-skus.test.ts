import assert from "node:assert/strict";
import { test } from "node:test";
import { createManualClock } from "@mall/testkit";
import { createKnownSkus } from "./known-skus.ts";

function stage() {
  const clock = createManualClock();
  const state = { connected: true, onSale: true, looks: 0, gate: Promise.resolve() };
  const listeners = new Set<() => void>();
  const known = createKnownSkus({
    clock,
    look: async () => {
      state.looks += 1;
      const { onSale } = state;
      await state.gate;
      return onSale;
    },
    hints: {
      connected: () => state.connected,
      hear: (prefix, listener) => {
        assert.equal(prefix, "catalogue");
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
  });
  return { clock, state, known, listeners, tell: () => listeners.forEach((each) => void each()) };
}

test("a SKU on sale is looked up once in two seconds, and in 200 ms while hints may be missed", async () => {
  const { clock, state, known } = stage();
  const looksAfter = async (ms: number) => {
    clock.advance(ms);
    assert.equal(await known.isOnSale(1), true);
    return state.looks;
  };
  assert.deepEqual([await looksAfter(0), await looksAfter(1999), await looksAfter(1)], [1, 1, 2]);
  state.connected = false;
  assert.deepEqual([await looksAfter(199), await looksAfter(1)], [2, 3]);
  clock.advance(-50);
  assert.equal(await looksAfter(0), 4, "a clock that went back keeps nothing");
});

test("a change of the catalogue is heard at once, also by a look under way; then nothing is heard any more", async () => {
  const { state, known, listeners, tell } = stage();
  await known.isOnSale(1);
  state.onSale = false;
  assert.equal(await known.isOnSale(1), true);
  tell();
  assert.equal(await known.isOnSale(1), false);
  state.onSale = true;
  const gate = Promise.withResolvers<void>();
  state.gate = gate.promise;
  const asked = known.isOnSale(1);
  tell();
  state.onSale = false;
  gate.resolve();
  assert.equal(await asked, true);
  assert.equal(await known.isOnSale(1), false);
  known.close();
  assert.equal(listeners.size, 0);
});

test("what is not on sale is looked up each time, and no number of SKUs fills the memory", async () => {
  const { state, known } = stage();
  state.onSale = false;
  await known.isOnSale(1);
  await known.isOnSale(1);
  assert.equal(state.looks, 2);
  state.onSale = true;
  for (let skuId = 1; skuId <= 10_001; skuId += 1) await known.isOnSale(skuId);
  const before = state.looks;
  await known.isOnSale(1);
  assert.equal(state.looks, before + 1);
});
