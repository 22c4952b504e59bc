import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { claimRepair, type OrderFate, placeRepair, reopenAfterMs, reservationRepair } from "./reconcile.ts";
import type { ClaimState } from "./seckill.ts";

const FATES: readonly OrderFate[] = ["unknown", "placing", "held", "sold", "released"];
const STATES: readonly ClaimState[] = ["pending", "handed_on", "sold", "released"];
const nothing = undefined;

test("what a claim needs, by its state and the fate of its order", () => {
  const expected: Record<ClaimState, unknown[]> = {
    pending: [nothing, nothing, nothing, "sell", "release"],
    handed_on: ["reopen", nothing, nothing, "sell", "release"],
    sold: [nothing, nothing, nothing, nothing, nothing],
    released: [nothing, nothing, nothing, nothing, nothing],
  };
  for (const state of STATES) {
    assert.deepEqual(
      FATES.map((fate) => claimRepair(state, fate)),
      expected[state],
      state,
    );
  }
});

test("what a held reservation needs, by the fate of its order", () => {
  assert.deepEqual(FATES.map(reservationRepair), ["release", nothing, nothing, "sell", "release"]);
});

test("what an order of a flash sale needs, by the state of its claim", () => {
  const expected: [ClaimState | undefined, unknown[]][] = [
    [undefined, [nothing, nothing, "adopt_held", "adopt_sold", nothing]],
    ["pending", [nothing, nothing, nothing, nothing, nothing]],
    ["handed_on", [nothing, nothing, nothing, nothing, nothing]],
    ["sold", [nothing, nothing, nothing, nothing, nothing]],
    ["released", [nothing, nothing, "contradiction", "contradiction", nothing]],
  ];
  for (const [state, repairs] of expected) {
    assert.deepEqual(
      FATES.map((fate) => placeRepair(state, fate)),
      repairs,
      state,
    );
  }
});

test("a message counts as lost after the grace, later with every try, and much later while others wait", () => {
  const after = (tries: number, backlog = false) => reopenAfterMs({ graceMs: 15_000, backlog, tries });
  assert.deepEqual([after(0), after(1), after(2)], [15_000, 30_000, 60_000]);
  assert.equal(after(1000), after(8));
  assert.deepEqual([after(0, true), after(3, true), after(8, true)], [300_000, 300_000, after(8)]);
});

/** A claim after its repair; the relay hands on what is pending, and the order service makes its order. */
function repaired(state: ClaimState, fate: OrderFate): [ClaimState, OrderFate] {
  const repair = claimRepair(state, fate);
  if (repair === "sell") return ["sold", fate];
  if (repair === "release") return ["released", fate];
  if (state === "pending" || repair === "reopen") return ["handed_on", fate === "unknown" ? "held" : fate];
  return [state, fate];
}

test("property: whatever was lost, a few passes end where claim and order agree, and then nothing is done any more", () => {
  const claim = fc.constantFrom<ClaimState>("pending", "handed_on");
  fc.assert(
    fc.property(
      claim,
      fc.constantFrom(...FATES),
      fc.constantFrom<OrderFate>("held", "sold", "released"),
      (...drawn) => {
        const [start, seen, end] = drawn;
        let [state, fate] = repaired(start, seen);
        // The order goes on meanwhile, and every message about it is lost.
        if (fate === "held" || fate === "placing") fate = end;
        for (let pass = 0; pass < 2; pass += 1) [state, fate] = repaired(state, fate);
        assert.deepEqual(repaired(state, fate), [state, fate]);
        assert.equal(state, { held: "handed_on", sold: "sold", released: "released" }[fate as "held"]);
      },
    ),
  );
});

test("property: no repair ever touches a claim that is settled, nor does anything about an order that is on its way", () => {
  fc.assert(
    fc.property(fc.constantFrom(...STATES), fc.constantFrom(...FATES), (state, fate) => {
      const isSettled = state === "sold" || state === "released";
      if (isSettled || fate === "placing" || fate === "held") assert.equal(claimRepair(state, fate), undefined);
      if (isSettled) assert.ok(!placeRepair(state, fate)?.startsWith("adopt"));
    }),
  );
});
