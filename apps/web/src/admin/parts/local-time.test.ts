import assert from "node:assert/strict";
import { test } from "node:test";
import { localInput, shopMs, zonedIso } from "./local-time.ts";

const zoned = (zone: string, body: () => void) => {
  const before = process.env.TZ;
  process.env.TZ = zone;
  try {
    body();
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
};

test("a moment of the API is one of the shop's zone, wherever the reader is", () => {
  for (const zone of ["America/New_York", "Asia/Shanghai"])
    zoned(zone, () => assert.equal(shopMs("2026-11-29 20:00:00"), Date.UTC(2026, 10, 29, 12)));
  assert.equal(shopMs(null), null);
  assert.equal(shopMs("soon"), null);
});

test("what is typed is meant in the reader's zone, and says so", () => {
  zoned("Asia/Shanghai", () => assert.equal(zonedIso("2026-11-29T20:00"), "2026-11-29T20:00:00+08:00"));
  zoned("America/New_York", () => {
    assert.equal(zonedIso("2026-11-29T20:00"), "2026-11-29T20:00:00-05:00");
    assert.equal(zonedIso("2026-07-01T20:00"), "2026-07-01T20:00:00-04:00", "summer time");
  });
  zoned("Asia/Kolkata", () => assert.equal(zonedIso("2026-11-29T20:00"), "2026-11-29T20:00:00+05:30"));
  assert.equal(zonedIso(""), "");
});

test("a field shows the same moment again", () => {
  zoned("America/New_York", () => {
    const typed = "2026-03-01T09:05";
    assert.equal(localInput(Date.parse(zonedIso(typed))), typed);
  });
});
