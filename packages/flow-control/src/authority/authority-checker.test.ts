import assert from "node:assert/strict";
import { test } from "node:test";
import { createManualClock } from "@mall/testkit";
import { createFlowControl } from "../engine/flow-control.ts";

const guarded = (strategy: "allow" | "deny") => {
  const rules = { authority: [{ id: "who", resource: "stock", strategy, origins: ["cart", "order"] }] };
  const flow = createFlowControl({ clock: createManualClock(), rules });
  return (origin?: string) => flow.enter("stock", origin === undefined ? {} : { origin });
};

test("allow: only these origins pass", () => {
  const enter = guarded("allow");
  assert.deepEqual([enter("cart").passed, enter("order").passed], [true, true]);
  const refused = enter("search");
  assert.ok(!refused.passed);
  assert.deepEqual([refused.kind, refused.ruleId], ["authority", "who"]);
});

test("deny: all but these origins pass; what the caller calls itself stays out of the reason", () => {
  const enter = guarded("deny");
  assert.equal(enter("search").passed, true);
  const refused = enter("cart");
  assert.ok(!refused.passed);
  assert.doesNotMatch(refused.reason, /cart/);
});

test("names are compared whole and as they are", () => {
  const enter = guarded("allow");
  assert.deepEqual([enter("Cart").passed, enter("cart2").passed, enter("car").passed], [false, false, false]);
});

test("an entry without an origin passes", () => {
  for (const strategy of ["allow", "deny"] as const) {
    const enter = guarded(strategy);
    assert.deepEqual([enter().passed, enter("").passed], [true, true]);
  }
});
