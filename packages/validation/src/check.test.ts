import assert from "node:assert/strict";
import { test } from "node:test";
import { Type } from "typebox";
import { createCheck, createParser } from "./index.ts";

const schema = Type.Object({
  order_no: Type.String({ minLength: 1 }),
  lines: Type.Array(Type.Object({ sku_id: Type.Integer({ minimum: 1 }) })),
});

test("a check says whether a value fits, and takes nothing for something else", () => {
  const check = createCheck(schema);
  assert.equal(check({ order_no: "1", lines: [{ sku_id: 2 }] }), true);
  for (const wrong of [undefined, null, "", [], {}, { order_no: "1", lines: [{ sku_id: "2" }] }])
    assert.equal(check(wrong), false);
});

test("a parser names the field at fault", () => {
  const parse = createParser(schema);
  assert.equal(parse({ order_no: "1", lines: [] }).order_no, "1");
  const cases: [unknown, string][] = [
    [{ lines: [] }, "order_no"],
    [{ order_no: "1", lines: [{ sku_id: 0 }] }, "lines.0.sku_id"],
    [{ order_no: "1", lines: [{}] }, "lines.0.sku_id"],
    [7, "body"],
  ];
  for (const [value, field] of cases) assert.throws(() => parse(value), { slug: "invalid_input", field });
});
