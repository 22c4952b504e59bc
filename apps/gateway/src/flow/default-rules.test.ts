import assert from "node:assert/strict";
import { test } from "node:test";
import { checkRuleSet } from "@mall/flow-control";
import { gatewayRules, overWholeGateway } from "./default-rules.ts";

test("the rules of the front door are valid, with the limit and without", () => {
  checkRuleSet(gatewayRules(5));
  checkRuleSet(gatewayRules(Number.POSITIVE_INFINITY));
});

test("a limit on the flash sale is made one over the whole gateway, and valid; others stay", () => {
  const throttled = { resource: "seckill_api", threshold: 9, control: "throttling" as const };
  const mine = { resource: "seckill_api", threshold: 9, cluster: { fallback: "pass" as const } };
  const rules = overWholeGateway({
    flow: [{ resource: "seckill_api", threshold: 100 }, { resource: "other", threshold: 1 }, throttled, mine],
  });
  checkRuleSet(rules);
  assert.deepEqual(
    rules.flow?.map(({ cluster }) => cluster?.fallback),
    ["refuse", undefined, undefined, "pass"],
  );
  assert.deepEqual(overWholeGateway({}), {});
});
