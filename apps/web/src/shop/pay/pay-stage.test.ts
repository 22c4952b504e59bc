import assert from "node:assert/strict";
import { test } from "node:test";
import { isUnderWay, type PaymentStatus, payStage } from "./pay-stage.ts";

const UNPAID = 0;
const CANCELLED = 2;

test("an unpaid order can be paid until its time is over", () => {
  assert.equal(payStage(UNPAID, undefined, false), "due");
  assert.equal(payStage(UNPAID, "failed", false), "failed");
  assert.equal(payStage(UNPAID, "failed", true), "closing");
});

test("a payment under way is waited for, also past the time", () => {
  assert.equal(payStage(UNPAID, "pending", true), "waiting");
  assert.equal(payStage(CANCELLED, "processing", true), "waiting");
});

test("the money that came too late goes back, and the page says so", () => {
  assert.equal(payStage(CANCELLED, "refunding", true), "late");
  assert.equal(payStage(CANCELLED, "refunded", true), "refunded");
});

test("paid is paid, whichever of the two is heard first", () => {
  assert.equal(payStage(UNPAID, "paid", false), "paid");
  assert.equal(payStage(1, undefined, false), "paid");
});

test("a cancelled order is closed, and what is beyond paying needs nothing", () => {
  assert.equal(payStage(CANCELLED, undefined, false), "closed");
  assert.equal(payStage(CANCELLED, "failed", true), "closed");
  assert.equal(payStage(3, undefined, true), "other");
});

test("only what goes on by itself is looked at again", () => {
  const all: PaymentStatus[] = ["unknown", "pending", "processing", "paid", "failed", "refunding", "refunded"];
  assert.deepEqual(all.filter(isUnderWay), ["pending", "processing", "refunding"]);
});
