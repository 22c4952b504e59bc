import assert from "node:assert/strict";
import { test } from "node:test";
import { createFlowControl } from "../engine/flow-control.ts";
import { createApiGroups } from "./api-groups.ts";

const groups = createApiGroups([
  { name: "seckill", paths: [{ pattern: "/api/seckill/", match: "prefix" }] },
  {
    name: "account",
    paths: [
      { pattern: "/api/login", match: "exact" },
      { pattern: "/api/register", match: "exact" },
    ],
  },
  { name: "numbered", paths: [{ pattern: "/api/(seckill|orders)/\\d+|/n", match: "regex" }] },
]);

const cases: [path: string, names: string[]][] = [
  ["/api/login", ["account"]],
  ["/api/register", ["account"]],
  ["/api/login/", []],
  ["/api/Login", []],
  ["/api/seckill/list", ["seckill"]],
  ["/api/seckill", []],
  ["/api/seckill/12", ["seckill", "numbered"]],
  ["/api/orders/12", ["numbered"]],
  ["/api/orders/12/items", []],
  ["/v1/api/orders/12", []],
  ["/n", ["numbered"]],
  ["/n/", []],
  ["", []],
];

for (const [path, names] of cases) {
  test(`"${path}" belongs to ${names.join(" and ") || "no group"}, with a query or a fragment too`, () => {
    for (const end of ["", "?page=/api/login", "#/api/login", "?a?b#c"]) {
      assert.deepEqual(groups.matching(path + end), names);
    }
  });
}

test("without groups, no path belongs to one", () => assert.deepEqual(createApiGroups([]).matching("/api/login"), []));

test("a flow control tells the groups of its rules", () => {
  const flow = createFlowControl({
    rules: { apiGroups: [{ name: "all", paths: [{ pattern: "/", match: "prefix" }] }] },
  });
  assert.deepEqual(flow.apiGroupsOf("/x"), ["all"]);
  flow.setRules({});
  assert.deepEqual(flow.apiGroupsOf("/x"), []);
});
