import assert from "node:assert/strict";
import { test } from "node:test";
import { needlesOf } from "./search-needles.ts";

const texts = (query: string) => needlesOf(query).map(({ anyOf }) => anyOf);

test("words, numbers and pairs of characters are asked for, each once", () => {
  assert.deepEqual(texts("寿光 寿光"), [["寿光"]]);
  assert.deepEqual(texts("精选小米"), [["精选"], ["小米"]]);
  assert.deepEqual(texts("ＡＢＣ 2.5kg"), [["abc"], ["2.5"], ["kg"]]);
});

test("a known name is asked for by all its names, the rest of the words as it is", () => {
  assert.deepEqual(texts("Tomatoes"), [["西红柿", "番茄", "洋柿子", "tomato"]]);
  assert.deepEqual(texts("寿光青瓜3斤"), [["寿光"], ["黄瓜", "青瓜", "cucumber"], ["3斤"]]);
  assert.deepEqual(texts("落花生"), [["花生", "落花生", "peanut"]]);
  assert.deepEqual(texts("tomatoland"), [["tomatoland"]]);
});

test("a single Chinese character is not looked for in descriptions, everything else is", () => {
  const inDescription = (query: string) => needlesOf(query).map((needle) => needle.inDescription);
  assert.deepEqual(inDescription("茄"), [false]);
  assert.deepEqual(inDescription("番茄酱"), [true, false]);
  assert.deepEqual(inDescription("莲藕 a 5"), [true, true, true]);
});

test("what cannot be searched for asks for nothing, and no wildcard is ever asked for", () => {
  for (const query of ["", "  ", "!?", "%", "_", "\u0000", "\ud800"]) assert.deepEqual(needlesOf(query), [], query);
  assert.deepEqual(texts("100%_a"), [["100"], ["a"]]);
});

test("a query costs no more than sixteen looks", () => {
  const characters = Array.from({ length: 100 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join("");
  assert.equal(needlesOf(characters).length, 16);
});
