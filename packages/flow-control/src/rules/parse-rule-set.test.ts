import assert from "node:assert/strict";
import { test } from "node:test";
import { parseRuleSet } from "./parse-rule-set.ts";
import { RuleError } from "./rule-error.ts";

const refusal = (text: string) => {
  try {
    parseRuleSet(text);
  } catch (error) {
    assert.ok(error instanceof RuleError);
    return error.message;
  }
  return assert.fail("was taken");
};

test("a list is short for flow rules", () => {
  const flow = [{ resource: "seckill_api", threshold: 100 }];
  assert.deepEqual(parseRuleSet(JSON.stringify(flow)), { flow });
  assert.deepEqual(parseRuleSet("[]"), { flow: [] });
});

test("reads a set of several kinds, after a byte order mark as well", () => {
  const rules = { flow: [{ resource: "a", threshold: 1 }], isolation: [{ resource: "b", threshold: 2 }] };
  assert.deepEqual(parseRuleSet(JSON.stringify(rules)), rules);
  assert.deepEqual(parseRuleSet(`\uFEFF${JSON.stringify(rules)}`), rules);
});

test("says where a text is no JSON", () => {
  assert.equal(refusal('[\n  {"resource": seckill_api}\n]'), "rules: are no JSON from line 2, column 16 on");
  assert.equal(refusal(""), "rules: are no JSON from line 1, column 1 on");
});

test("refuses what is JSON and no rules, naming the field", () => {
  assert.equal(refusal('[{"resource":"a","threshold":-1}]'), "flow.0.threshold: must be at least 0");
  assert.equal(refusal("null"), "rules: must be an object");
  assert.equal(refusal("5"), "rules: must be an object");
});
