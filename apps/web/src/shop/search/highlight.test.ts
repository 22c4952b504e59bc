import assert from "node:assert/strict";
import { test } from "node:test";
import { piecesOf } from "./highlight.ts";

test("what was found is told from what was not", () => {
  assert.deepEqual(piecesOf("新鲜<em>西红</em>柿<em>大</em>"), [
    { text: "新鲜", found: false },
    { text: "西红", found: true },
    { text: "柿", found: false },
    { text: "大", found: true },
  ]);
});

test("escaped characters come back once", () => {
  assert.deepEqual(piecesOf("&lt;b&gt; &amp;amp; &quot;<em>it&#39;s</em>&quot;"), [
    { text: '<b> &amp; "', found: false },
    { text: "it's", found: true },
    { text: '"', found: false },
  ]);
});

test("an entity that is not known stays as it is", () => {
  assert.deepEqual(piecesOf("5 &euro; &constructor;"), [{ text: "5 &euro; &constructor;", found: false }]);
});

test("an empty text has no pieces", () => {
  assert.deepEqual(piecesOf(""), []);
});
