import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createManualClock } from "@mall/testkit";
import { createFaults } from "./faults.ts";

const unavailable = { slug: "service_unavailable" };

function stage() {
  const clock = createManualClock();
  const waited: number[] = [];
  const drawn = { value: 0 };
  const faults = createFaults({
    now: clock.now,
    random: () => drawn.value,
    wait: async (ms) => {
      waited.push(ms);
      clock.advance(ms);
    },
  });
  return { clock, waited, drawn, faults };
}

describe("the fault switch", () => {
  test("a service without a fault has nothing to wait for", () => {
    const { faults } = stage();
    faults.set("cart-service", { errorShare: 1 });
    assert.equal(faults.apply("order-service"), undefined);
  });

  test("makes a service slow, failing, or both, and lets it be well again", async () => {
    const { faults, waited } = stage();
    faults.set("cart-service", { latencyMs: 250 });
    await faults.apply("cart-service");
    assert.deepEqual(waited, [250]);
    faults.set("cart-service", { errorShare: 1 });
    await assert.rejects(async () => faults.apply("cart-service"), unavailable);
    assert.deepEqual(waited, [250]);
    faults.set("cart-service", { latencyMs: 40, errorShare: 1 });
    await assert.rejects(async () => faults.apply("cart-service"), unavailable);
    assert.deepEqual(waited, [250, 40]);
    faults.set("cart-service", undefined);
    assert.equal(faults.apply("cart-service"), undefined);
  });

  test("the share of errors is a share: none at 0, all at 1, half of the draws at a half", async () => {
    const { faults, drawn } = stage();
    faults.set("cart-service", { errorShare: 0.5 });
    drawn.value = 0.49;
    await assert.rejects(async () => faults.apply("cart-service"), unavailable);
    drawn.value = 0.5;
    await faults.apply("cart-service");
    faults.set("cart-service", { errorShare: 0 });
    drawn.value = 0;
    await faults.apply("cart-service");
    faults.set("cart-service", { errorShare: 1 });
    drawn.value = 0.999;
    await assert.rejects(async () => faults.apply("cart-service"), unavailable);
  });

  test("ends by itself, and is no longer listed", async () => {
    const { faults, clock } = stage();
    const fault = { errorShare: 1, untilMs: clock.now() + 1000 };
    faults.set("cart-service", fault);
    clock.advance(999);
    await assert.rejects(async () => faults.apply("cart-service"), unavailable);
    assert.deepEqual(faults.list(), { "cart-service": fault });
    clock.advance(1);
    assert.deepEqual(faults.list(), {});
    assert.equal(faults.apply("cart-service"), undefined);
  });

  test("all of them are replaced at once, or none when one is invalid", () => {
    const { faults } = stage();
    faults.set("cart-service", { latencyMs: 1 });
    faults.replace({ "order-service": { latencyMs: 2 } });
    assert.deepEqual(faults.list(), { "order-service": { latencyMs: 2 } });
    const field = "user-service.errorShare";
    const halfBad = { "cart-service": { latencyMs: 1 }, "user-service": { errorShare: 2 } };
    assert.throws(() => faults.replace(halfBad), { slug: "invalid_input", field });
    assert.deepEqual(faults.list(), { "order-service": { latencyMs: 2 } });
  });

  test("what is no fault is refused, naming the field", () => {
    const { faults } = stage();
    const invalid = [
      ["latencyMs", { latencyMs: -1 }],
      ["latencyMs", { latencyMs: 60_001 }],
      ["errorShare", { errorShare: Number.NaN }],
      ["untilMs", { untilMs: Number.POSITIVE_INFINITY }],
    ] as const;
    for (const [field, fault] of invalid) {
      assert.throws(() => faults.set("cart-service", fault), { slug: "invalid_input", field: `cart-service.${field}` });
    }
    assert.deepEqual(faults.list(), {});
  });
});
