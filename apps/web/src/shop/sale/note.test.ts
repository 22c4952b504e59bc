import assert from "node:assert/strict";
import { test } from "node:test";
import { noteOf } from "./note.ts";

test("a queue says how many are before, once that is known", () => {
  assert.deepEqual(noteOf({ at: "queued", orderNo: "SK", ahead: undefined }, "queued"), { key: "queued" });
  assert.deepEqual(noteOf({ at: "queued", orderNo: "SK", ahead: 0 }, "queued"), { key: "queued" });
  assert.deepEqual(noteOf({ at: "queued", orderNo: "SK", ahead: 7 }, "queued"), { key: "ahead", count: 7 });
});

test("a lost place is told of while another can be had, not when all are gone", () => {
  assert.deepEqual(noteOf({ at: "idle", note: "lost" }, "buy"), { key: "lost" });
  assert.deepEqual(noteOf({ at: "idle", note: "lost" }, "soldOut"), { key: "soldOut" });
});

test("retries are counted, and errors speak for themselves", () => {
  const limited = { at: "limited", untilMs: 0, auto: true, tries: 3 } as const;
  assert.deepEqual(noteOf(limited, "retrying"), { key: "retrying", tries: 3 });
  assert.equal(noteOf({ at: "failed", error: 1 }, "buy"), undefined);
});
