import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { jsonFault, lineAndColumn } from "./json-fault.ts";

const isJson = (text: string) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

test("finds the token that cannot stand where it is", () => {
  const places: [text: string, fault: number | undefined][] = [
    ['[{"resource":"a"}]', undefined],
    ["[1,x]", 3],
    ["[1 2]", 3],
    ['{"a":1,}', 7],
    ['{"a" 1}', 5],
    ["{a:1}", 1],
    ["[1]x", 3],
    ["[01]", 2],
    ["[-]", 1],
    ["[1}", 2],
    ["[]]", 2],
    ['["a\nb"]', 1],
    ['["\\x"]', 1],
    ["", 0],
    ["[1, ", 4],
  ];
  for (const [text, fault] of places) assert.equal(jsonFault(text), fault, text);
});

test("agrees with JSON.parse on what is JSON, broken or not", () => {
  const broken = fc.tuple(fc.json(), fc.nat(), fc.nat(3), fc.string({ maxLength: 2 })).map(([json, at, cut, put]) => {
    const start = at % (json.length + 1);
    return json.slice(0, start) + put + json.slice(start + cut);
  });
  fc.assert(fc.property(broken, (text) => assert.equal(jsonFault(text) === undefined, isJson(text))));
});

test("a long text that is never closed takes no longer than its length", () => {
  const text = `["${'\\"a'.repeat(200_000)}`;
  assert.equal(jsonFault(text), 1);
});

test("lines and columns begin at 1", () => {
  assert.equal(lineAndColumn("ab", 0), "line 1, column 1");
  assert.equal(lineAndColumn("a\nbc", 3), "line 2, column 2");
});
