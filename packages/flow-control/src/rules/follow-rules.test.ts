import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { followRules } from "./follow-rules.ts";
import { RuleError } from "./rule-error.ts";
import type { RuleSet } from "./rule-set.ts";
import type { RuleNews, StoredRules } from "./store/rule-store.ts";

const flow = (threshold: number): RuleSet => ({ flow: [{ resource: "a", threshold }] });
const stored = (version: number): StoredRules => ({ version, rules: flow(version), by: "ann", at: version });
const defaults = flow(100);
const bad = { error: new RuleError([{ field: "flow.0", problem: "is wrong" }]) };

/** A store that tells what the test says, and a flow control that refuses the threshold 13. */
function follow(history: StoredRules[] | Error = []) {
  const applied: (number | undefined)[] = [];
  const taken: (number | undefined)[] = [];
  const refused: string[] = [];
  let tell: (news: RuleNews) => void = () => {};
  let stopped = false;
  const followed = followRules({
    store: {
      watch: (onChange) => {
        tell = onChange;
        return () => {
          stopped = true;
        };
      },
      history: async () => (history instanceof Error ? Promise.reject(history) : history),
    },
    flow: {
      setRules: (rules) => {
        if (rules.flow?.[0]?.threshold === 13) throw new RuleError([{ field: "flow.0.threshold", problem: "is 13" }]);
        applied.push(rules.flow?.[0]?.threshold);
      },
    },
    defaults,
    onTaken: (news) => taken.push(news?.version),
    onRefused: (error) => refused.push(error.message),
  });
  return { applied, taken, refused, followed, tell: (news: RuleNews) => tell(news), isStopped: () => stopped };
}

test("the defaults are in force at once, and while the store has no rules", () => {
  const { applied, taken, followed, tell } = follow();
  assert.deepEqual(applied, [100]);
  tell(undefined);
  tell(stored(1));
  assert.deepEqual(followed.current(), stored(1));
  tell(undefined);
  assert.equal(followed.current(), undefined);
  assert.deepEqual(applied, [100, 100, 1, 100]);
  assert.deepEqual(taken, [undefined, 1, undefined]);
});

test("what is bad, or refused by the flow control, is told with its reason, and what was before stays", () => {
  const { applied, taken, refused, followed, tell } = follow();
  tell(stored(1));
  tell(bad);
  tell(stored(13));
  assert.deepEqual(applied, [100, 1]);
  assert.deepEqual(taken, [1]);
  assert.deepEqual(refused, ["flow.0: is wrong", "flow.0.threshold: is 13"]);
  assert.deepEqual(followed.current(), stored(1));
  tell(stored(14));
  assert.deepEqual(applied, [100, 1, 14]);
});

test("the same version told again after an error is not applied again", () => {
  const { applied, tell } = follow();
  tell(stored(1));
  tell(bad);
  tell(stored(1));
  assert.deepEqual(applied, [100, 1]);
});

test("bad rules at the start: the newest good version comes into force, or the defaults when there is none", async () => {
  const { applied, taken, refused, tell } = follow([stored(7)]);
  tell(bad);
  await setImmediate();
  assert.deepEqual(applied, [100, 7]);
  assert.deepEqual(taken, [7]);
  assert.equal(refused.length, 1);
  for (const history of [[], new Error("away")]) {
    const other = follow(history);
    other.tell(bad);
    await setImmediate();
    assert.deepEqual(other.applied, [100]);
  }
});

test("a version of the history does not come into force after what was told meanwhile, nor after the stop", async () => {
  const { applied, tell } = follow([stored(7)]);
  tell(bad);
  tell(stored(8));
  await setImmediate();
  assert.deepEqual(applied, [100, 8]);
  const other = follow([stored(7)]);
  other.tell(bad);
  other.followed.stop();
  await setImmediate();
  assert.deepEqual(other.applied, [100]);
  assert.ok(other.isStopped());
});
