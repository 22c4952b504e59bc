import assert from "node:assert/strict";
import { test } from "node:test";
import { AppError, asAppError, type ErrorSlug, errorCatalogue, fail, HTTP_STATUS, sentenceOf } from "./index.ts";

const places = (sentence: string) => [...new Set(sentence.match(/\{\w+\}/g))].sort();
const entries = Object.entries(errorCatalogue);

test("a failure carries slug, code, field and params", () => {
  const error = fail("weak_password", { field: "password", params: { min: 6 } });
  assert.deepEqual(
    { slug: error.slug, code: error.code, field: error.field, params: error.params },
    { slug: "weak_password", code: "invalid_argument", field: "password", params: { min: 6 } },
  );
});

test("sentences are filled in both languages", () => {
  const error = fail("invalid_input", { field: "quantity", params: { reason: "1..999" } });
  assert.equal(sentenceOf(error, "zh"), "参数 quantity 不正确：1..999");
  assert.equal(sentenceOf(error, "en"), "Field quantity is invalid: 1..999");
});

test("no sentence shows an unfilled place, even without params", () => {
  for (const slug of Object.keys(errorCatalogue) as ErrorSlug[]) {
    assert.doesNotMatch(sentenceOf(fail(slug), "zh") + sentenceOf(fail(slug), "en"), /[{}]|undefined/);
  }
});

test("both languages of an entry have the same places", () => {
  for (const [slug, { zh, en }] of entries) assert.deepEqual(places(zh), places(en), slug);
});

test("slugs are lower snake case and every code has an HTTP error status", () => {
  for (const [slug, { code }] of entries) {
    assert.match(slug, /^[a-z]+(_[a-z]+)*$/);
    assert.ok(HTTP_STATUS[code] >= 400 && HTTP_STATUS[code] <= 599, slug);
  }
});

test("an AppError passes through asAppError, anything else becomes internal_error with its cause", () => {
  const known = fail("sku_not_found");
  assert.equal(asAppError(known), known);
  const cause = new TypeError("socket closed");
  const wrapped = asAppError(cause);
  assert.ok(wrapped instanceof AppError);
  assert.equal(wrapped.slug, "internal_error");
  assert.equal(wrapped.cause, cause);
  assert.equal(asAppError("").slug, "internal_error");
});

test("only an internal error has a stack trace, and making another one leaves those of plain errors as they are", () => {
  const lines = (error: Error) => (error.stack ?? "").split("\n").length;
  assert.equal(lines(fail("seckill_sold_out")), 1);
  assert.equal(lines(fail("service_unavailable", { cause: new Error("socket closed") })), 1);
  assert.ok(lines(fail("internal_error")) > 2);
  assert.ok(lines(new Error("plain")) > 2);
});

test("an error keeps its cause, with the cause's stack, and is an Error", () => {
  const cause = new Error("socket closed");
  const error = fail("service_unavailable", { cause });
  assert.ok(error instanceof Error);
  assert.equal(error.cause, cause);
  assert.match(cause.stack ?? "", /errors\.test\.ts/);
  assert.equal("cause" in fail("seckill_sold_out"), false);
});
