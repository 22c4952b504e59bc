import assert from "node:assert/strict";
import { test } from "node:test";
import { type Figure, spreadOf } from "./figure.ts";
import { summaryOf } from "./summary.ts";

const kept = (figures: Figure[]) => ({ name: "x", at: "2026-01-01", machine: { cores: 2 }, figures });
const row = (target: Figure["target"], profile: Figure["profile"], ...rounds: number[]): Figure => {
  return { what: "", unit: "/s", ...(target && { target }), ...(profile && { profile }), ...spreadOf(rounds) };
};

test("every figure stands beside its target and the original's, in the column of its profile", () => {
  const text = summaryOf([
    kept([row("sold-out", "full", 29_000, 31_000, 32_000), row("drain", "processes", 5, 4.5, 3)]),
    { ...kept([]), figures: { other: "shape" } },
  ]);
  assert.match(
    text,
    /\| seckill attempts, sold out \| 5,700 \/s \| ≥ 30,000 \/s \| {2}\| 31,000 \/s \(29,000–32,000\) \| {2}\|/,
  );
  assert.match(text, /every order .* \| 75 s \| ≤ 4 s \| {2}\| {2}\| ✗ 4\.5 s \(3–5\) \|/);
});
