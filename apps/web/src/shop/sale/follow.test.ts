import assert from "node:assert/strict";
import { test } from "node:test";
import type { LiveSale, PlaceResult } from "./attempt.ts";
import { followPlace, followSale, type StreamEvent } from "./follow.ts";

const event = (name: string, data: unknown): StreamEvent => ({ name, data: JSON.stringify(data) });
const ordered: PlaceResult = { status: "ordered", order_no: "SK-1", pay_before: null };
const queued: PlaceResult = { ...ordered, status: "queued" };

/** Streams one after the other; an Error in one breaks it off. */
function streams(...scripts: (StreamEvent | Error)[][]) {
  const left = [...scripts];
  return async function* open() {
    for (const each of left.shift() ?? [new Error("no stream")]) {
      if (each instanceof Error) throw each;
      yield each;
    }
  };
}

const isFinal = (error: unknown) => (error as Error).message === "final";
const live = new AbortController().signal;

test("a place is followed by its stream to the result", async () => {
  const heard: number[] = [];
  const open = streams([event("place", { ahead: 3 }), event("place", { ahead: 1 }), event("result", ordered)]);
  const deps = { open, ask: async () => assert.fail(), pause: async () => {}, isFinal };
  assert.deepEqual(await followPlace(deps, (ahead) => heard.push(ahead), live), ordered);
  assert.deepEqual(heard, [3, 1]);
});

test("after a break the stream is opened again, with a pause that grows", async () => {
  const pauses: number[] = [];
  const open = streams([new Error("cut")], [], [event("result", ordered)]);
  const pause = async (ms: number) => void pauses.push(ms);
  assert.deepEqual(await followPlace({ open, ask: async () => queued, pause, isFinal }, () => {}, live), ordered);
  assert.deepEqual(pauses, [500, 1000]);
});

test("where no stream comes through, asking finds the result", async () => {
  const answers = [queued, queued, ordered];
  const ask = async () => answers.shift() ?? assert.fail();
  assert.deepEqual(
    await followPlace({ open: streams(), ask, pause: async () => {}, isFinal }, () => {}, live),
    ordered,
  );
});

test("an error that will not pass ends it", async () => {
  const deps = { open: streams([new Error("final")]), ask: async () => queued, pause: async () => {}, isFinal };
  await assert.rejects(
    followPlace(deps, () => {}, live),
    /final/,
  );
});

test("a sale is followed over breaks, and the page knows when its figures are old", async () => {
  const control = new AbortController();
  const log: unknown[] = [];
  const pause = async () => void (log.length > 4 && control.abort());
  const open = streams([event("sale", { remaining: 5 }), new Error("cut")], [event("sale", { remaining: 4 })]);
  const onSale = ({ remaining }: LiveSale) => log.push(remaining);
  await followSale({ open, pause, isFinal, onSale, onLive: (is) => log.push(is) }, control.signal);
  assert.deepEqual(log, [5, true, false, 4, true, false]);
});

test("a sale that does not exist is not asked for again", async () => {
  const deps = { open: streams([new Error("final")]), pause: async () => assert.fail(), isFinal };
  await assert.rejects(followSale({ ...deps, onSale: () => {}, onLive: () => {} }, live), /final/);
});
