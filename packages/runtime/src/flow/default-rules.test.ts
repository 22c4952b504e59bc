import { test } from "node:test";
import { checkRuleSet } from "@mall/flow-control";
import { processRules } from "./default-rules.ts";

test("the rules that every process begins with are valid", () => {
  checkRuleSet(processRules);
});
