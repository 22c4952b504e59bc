import assert from "node:assert/strict";
import { test } from "node:test";
import { AppError } from "@mall/kernel";
import { type ActivityDraft, checkActivity } from "./seckill-activity.ts";

const now = 1_000_000;
const year = 365 * 24 * 60 * 60 * 1000;
const draft: ActivityDraft = { skuId: 2, startMs: now + 10, endMs: now + 20, stock: 5, limitPerUser: 1 };

const allowed: [string, Partial<ActivityDraft>][] = [
  ["a sale that began already", { startMs: now - 1000 }],
  ["the longest time", { endMs: draft.startMs + year }],
  ["the largest numbers", { stock: 1_000_000, limitPerUser: 100 }],
];
for (const [name, change] of allowed) test(`takes ${name}`, () => checkActivity({ ...draft, ...change }, now));

const refused: [string, Partial<ActivityDraft>][] = [
  ["start", { startMs: Number.NaN }],
  ["start", { startMs: 0 }],
  ["end", { endMs: 1.5 }],
  ["end", { endMs: draft.startMs }],
  ["end", { startMs: now - 20, endMs: now }],
  ["end", { endMs: draft.startMs + year + 1 }],
  ["stock", { stock: 0 }],
  ["stock", { stock: 1_000_001 }],
  ["limit_per_user", { limitPerUser: 0 }],
  ["limit_per_user", { limitPerUser: 101 }],
];
for (const [field, change] of refused) {
  test(`refuses ${JSON.stringify(change)}, naming ${field}`, () => {
    assert.throws(
      () => checkActivity({ ...draft, ...change }, now),
      (error) => error instanceof AppError && error.slug === "invalid_input" && error.field === field,
    );
  });
}
