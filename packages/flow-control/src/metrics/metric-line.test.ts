import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { formatMetricLine, parseMetricLine } from "./metric-line.ts";

const line = {
  timestamp: 1564382218000,
  resource: "/foo/*",
  pass: 4,
  block: 9,
  complete: 3,
  error: 0,
  rt: 25,
  occupied: 0,
  concurrency: 2,
  classification: 1,
};

test("case 15: a line parses; one with a bar inside the name, or a negative count, is an error", () => {
  assert.deepEqual(parseMetricLine("1564382218000|2019-07-29 14:36:58|/foo/*|4|9|3|0|25|0|2|1"), line);
  for (const wrong of [
    "1564382218000|2019-07-29 14:36:58|/foo/*|bar|4|9|3|0|25|0|2|1",
    "1564382218000|2019-07-29 14:36:58|/foo|4|4|9|3|0|25|0|2|1",
    "1564382218000|2019-07-29 14:36:58|/foo/*|4|-9|3|0|25|0|2|1",
    "1564382218000|2019-07-29 14:36:58|/foo/*|4|9|3|0|25|0|2",
    "1564382218000|2019-07-29 14:36:58||4|9|3|0|25|0|2|1",
    "-1564382218000|2019-07-29 14:36:58|/foo/*|4|9|3|0|25|0|2|1",
    "1564382218000|2019-07-29 14:36:58|/foo/*|4|9.5|3|0|25|0|2|1",
    "1564382218000|2019-07-29 14:36:58|/foo/*|4||3|0|25|0|2|1",
    "1564382218000|2019-07-29 14:36:58|/foo/*|4|9e999|3|0|25|0|2|1",
    "",
  ]) {
    assert.throws(() => parseMetricLine(wrong), Error, wrong);
  }
});

test("the datetime is local, and not read", () => {
  const local = new Date(2019, 6, 9, 4, 6, 8).getTime();
  const text = formatMetricLine({ ...line, timestamp: local });
  assert.equal(text, `${local}|2019-07-09 04:06:08|/foo/*|4|9|3|0|25|0|2|1`);
  assert.deepEqual(parseMetricLine(text.replace("2019", "1999")), { ...line, timestamp: local });
});

test("bars and line ends of a name become underscores; what a second does not know is 0", () => {
  const { occupied: _occupied, classification: _class, ...second } = line;
  const text = formatMetricLine({ ...second, resource: "a|b\r\nc" });
  assert.deepEqual(parseMetricLine(text), { ...line, resource: "a_b__c", classification: 0 });
});

test("what is written is read", () => {
  const count = fc.nat();
  const lines = fc.record({
    timestamp: fc.nat({ max: 4e12 }),
    resource: fc.string({ minLength: 1, unit: "binary" }),
    ...{ pass: count, block: count, complete: count, error: count, rt: count },
    ...{ occupied: count, concurrency: count, classification: count },
  });
  fc.assert(
    fc.property(lines, (any) => {
      const text = formatMetricLine(any);
      assert.ok(!text.includes("\n"));
      assert.deepEqual(parseMetricLine(text), { ...any, resource: any.resource.replace(/[|\r\n]/g, "_") });
    }),
  );
});
