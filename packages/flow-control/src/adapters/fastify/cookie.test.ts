import assert from "node:assert/strict";
import { test } from "node:test";
import { cookieOf } from "./cookie.ts";

test("a cookie is found by its whole name", () => {
  assert.equal(cookieOf("id=1; sid=2", "sid"), "2");
  assert.equal(cookieOf("sid=2;id=1", "id"), "1");
  assert.equal(cookieOf("sid=2", "id"), undefined);
  assert.equal(cookieOf(undefined, "id"), undefined);
  assert.equal(cookieOf("id", "id"), undefined);
});

test("values are decoded, and taken as they are when they cannot be", () => {
  assert.equal(cookieOf("a=x%20y", "a"), "x y");
  assert.equal(cookieOf('a="x y"', "a"), "x y");
  assert.equal(cookieOf("a=100%", "a"), "100%");
  assert.equal(cookieOf("a=b=c", "a"), "b=c");
  assert.equal(cookieOf("a=", "a"), "");
});

test("of several with one name the first counts", () => {
  assert.equal(cookieOf("a=1; a=2", "a"), "1");
});
