import assert from "node:assert/strict";
import { test } from "node:test";
import { deedName, readable } from "./deed-names.ts";

test("an action has a name by its route, without the prefix", () => {
  assert.equal(deedName("POST /api/v1/ops/users/role"), "userRole");
  assert.equal(deedName("GET /api/v1/ops/audit"), "auditRead");
  assert.equal(deedName("GET /api/v1/ops/unheard-of"), undefined);
  assert.equal(deedName("POST /api/v1/ops/audit"), undefined, "another method is another deed");
});

test("JSON is indented, what is cut off stays as it is", () => {
  assert.equal(readable('{"a":1}'), '{\n  "a": 1\n}');
  assert.equal(readable('{"a":'), '{"a":');
});
