import assert from "node:assert/strict";
import { test } from "node:test";
import { type Combobox, type ComboboxEvent, comboboxAfter, SHUT } from "./combobox.ts";

const after = (events: ComboboxEvent[], from: Combobox = SHUT) => events.reduce(comboboxAfter, from);
const next: ComboboxEvent = { kind: "next", count: 2 };
const previous: ComboboxEvent = { kind: "previous", count: 2 };

test("typing opens the list, with none chosen", () => {
  assert.deepEqual(after([{ kind: "typed" }, next, { kind: "typed" }]), { open: true, active: -1 });
});

test("down goes through all, then back to what was typed", () => {
  const places = [1, 2, 3, 4].map((times) => after(Array<ComboboxEvent>(times).fill(next)).active);
  assert.deepEqual(places, [0, 1, -1, 0]);
});

test("up begins at the last", () => {
  assert.deepEqual(after([{ kind: "focused" }, previous]), { open: true, active: 1 });
  assert.deepEqual(after([previous, previous, previous]), { open: true, active: -1 });
});

test("taking one and leaving shut it", () => {
  assert.deepEqual(after([next, { kind: "taken" }]), SHUT);
  assert.deepEqual(after([next, { kind: "closed" }]), SHUT);
});

test("without suggestions there is nothing to open by arrows", () => {
  assert.deepEqual(after([{ kind: "next", count: 0 }]), SHUT);
});
