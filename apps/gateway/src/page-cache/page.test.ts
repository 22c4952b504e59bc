import assert from "node:assert/strict";
import { test } from "node:test";
import { isKnown, pageOf } from "./page.ts";

test("the tag goes with the bytes", () => {
  const { etag } = pageOf("黄瓜");
  assert.match(etag, /^"[\w-]{27}"$/);
  assert.equal(pageOf("黄瓜").etag, etag);
  assert.notEqual(pageOf("茄子").etag, etag);
});

test("a client has the page when it names the tag, strong or weak, among others, or says *", () => {
  const page = pageOf("a");
  const { etag } = page;
  for (const known of [etag, `W/${etag}`, `"x", W/"y,z" , ${etag}`, `"x",W/${etag}`, "*", " * "]) {
    assert.ok(isKnown(page, known), known);
  }
  for (const other of [undefined, "", '"x"', 'W/"x"', etag.slice(1, -1), '"*"', `${etag.slice(0, -1)}`]) {
    assert.ok(!isKnown(page, other), other);
  }
});
