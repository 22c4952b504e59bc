import assert from "node:assert/strict";
import { test } from "node:test";
import { type EditorEvent, EMPTY_EDITOR, editorAfter } from "./editor-state.ts";

const stored = (version: number, text = `{"v":${version}}`) => ({ version, text });
const heard = (version: number): EditorEvent => ({ type: "heard", stored: stored(version) });
const typed = (text: string): EditorEvent => ({ type: "typed", text });
const after = (...events: EditorEvent[]) => events.reduce(editorAfter, EMPTY_EDITOR);
const REFUSED = { kind: "bad", what: "failed", reason: "conflict" } as const;

test("an untouched text follows what is stored", () => {
  assert.equal(after(heard(1), heard(2)).text, '{"v":2}');
});

test("what somebody writes stays; that others have saved is told once, and a save expects the version it began with", () => {
  const once = after(heard(1), typed("{} "), heard(2));
  assert.equal(once.text, "{} ");
  assert.deepEqual(once.note, { kind: "bad", what: "changed", version: 2 });
  assert.equal(once.loaded.version, 1);
  const refused = editorAfter(editorAfter(once, { type: "saving" }), { type: "said", note: REFUSED });
  assert.deepEqual(editorAfter(refused, heard(2)).note, REFUSED, "the refusal is not overwritten");
});

test("what was typed while a save was under way is not replaced by its answer", () => {
  const sent = '{"v":2}';
  const saved: EditorEvent = { type: "saved", sent, stored: stored(2) };
  const quiet = after(heard(1), typed(sent), { type: "saving" }, saved);
  assert.deepEqual([quiet.text, quiet.note], [sent, { kind: "good", what: "saved", version: 2 }]);
  const busy = after(heard(1), typed(sent), { type: "saving" }, typed(`${sent} more`), saved);
  assert.equal(busy.text, `${sent} more`);
  assert.deepEqual(busy.note, { kind: "good", what: "savedBefore", version: 2 });
  assert.equal(busy.loaded.version, 2, "the next save is on top of this one");
  assert.deepEqual(editorAfter(busy, heard(2)), busy);
});

test("while a save is under way nothing that is heard matters", () => {
  const state = after(heard(1), typed("x"), { type: "saving" });
  assert.equal(editorAfter(state, heard(2)), state);
});

test("what cannot be read is told, and may be replaced", () => {
  const bad = after(heard(1), { type: "heard", stored: { text: "{}", version: undefined, problem: "flow.0" } });
  assert.deepEqual(bad.note, { kind: "bad", what: "unreadable", reason: "flow.0" });
  assert.equal(bad.loaded.version, undefined);
});
