import assert from "node:assert/strict";
import { test } from "node:test";
import { createManualClock } from "@mall/testkit";
import fc from "fast-check";
import { createOutlierEjector } from "./outlier-ejector.ts";

const NAMES = ["a", "b", "c", "d", "e", "f", "g"];
const some = fc.subarray(NAMES);

const step = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant("report" as const),
      instance: fc.constantFrom(...NAMES),
      ok: fc.boolean(),
      times: fc.integer({ min: 1, max: 6 }),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant("wait" as const), ms: fc.nat({ max: 20_000 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("list" as const), instances: some }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("share" as const), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
  },
);
const rule = fc.record({
  consecutiveFailures: fc.integer({ min: 1, max: 6 }),
  failureRatio: fc.constantFrom(0.3, 0.7, 1),
  minRequests: fc.integer({ min: 1, max: 10 }),
});

/** What one run went through, to be looked at after each step. */
function play(given: { consecutiveFailures: number; failureRatio: number; minRequests: number }) {
  const clock = createManualClock(0);
  let share = 0.5;
  const ruleNow = () => ({ resource: "s", maxEjectedShare: share, ...given });
  const ejector = createOutlierEjector({ rule: ruleNow(), clock });
  let listed = NAMES;
  ejector.list(listed);
  const follow = (each: typeof step extends fc.Arbitrary<infer S> ? S : never) => {
    if (each.do === "report") for (let n = 0; n < each.times; n += 1) ejector.report(each.instance, each.ok);
    if (each.do === "wait") clock.advance(each.ms);
    if (each.do === "list") listed = each.instances;
    if (each.do === "list") ejector.list(listed);
    if (each.do === "share") share = each.share;
    if (each.do === "share") ejector.setRule(ruleNow());
  };
  return { clock, ejector, follow, listed: () => listed, share: () => share };
}

test("never is a larger share ejected, and never the last instance", () => {
  fc.assert(
    fc.property(rule, fc.array(step, { maxLength: 80 }), some, (given, steps, subset) => {
      const { ejector, follow, listed, share } = play(given);
      for (const each of steps) {
        follow(each);
        const ejected = ejector.figures().filter((figures) => figures.ejected).length;
        assert.ok(ejected <= share() * listed().length + 1e-6);
        for (const asked of [listed(), subset]) {
          const usable = ejector.usable(asked);
          assert.ok(asked.length - usable.length <= share() * asked.length + 1e-6);
          assert.equal(usable.length > 0, asked.length > 0);
        }
      }
    }),
  );
});

test("an instance that answers well again is always back, by nextChangeMs at the latest step by step", () => {
  fc.assert(
    fc.property(rule, fc.array(step, { maxLength: 80 }), (given, steps) => {
      const { clock, ejector, follow, listed } = play(given);
      for (const each of steps) follow(each);
      for (let next = ejector.nextChangeMs(); next !== undefined; next = ejector.nextChangeMs()) {
        assert.ok(next > clock.now() && next <= clock.now() + 60_000);
        const before = ejector.usable(listed()).length;
        clock.advance(next - clock.now());
        assert.ok(ejector.usable(listed()).length > before);
        for (const instance of listed()) ejector.report(instance, true);
      }
      assert.deepEqual(ejector.usable(listed()), listed());
    }),
  );
});
