import assert from "node:assert/strict";
import { test } from "node:test";
import { type HeardEvent, listen, waitAfter } from "./listen.ts";

/** Listens to streams one after the other; each is what comes, and how it ends. Notes what it tells. */
async function heardOf(streams: { events: string[]; end?: unknown }[]): Promise<unknown[]> {
  const noted: unknown[] = [];
  const end = new AbortController();
  async function* open(): AsyncGenerator<HeardEvent> {
    const next = streams.shift();
    if (!next) return end.abort();
    for (const data of next.events) yield { name: "live", data };
    if (next.end) throw next.end;
  }
  await listen({
    open,
    onEvent: ({ data }) => noted.push(data),
    onState: (problem) => noted.push(problem),
    signal: end.signal,
    wait: async (ms) => void noted.push(ms),
  });
  return noted;
}

test("a stream that ends or breaks off is opened again, later each time, sooner once it is heard", async () => {
  const broken = { status: 0 };
  const noted = await heardOf([{ events: ["1"] }, { events: [], end: broken }, { events: ["2"] }]);
  assert.deepEqual(noted, [undefined, "1", null, 500, broken, 1000, undefined, "2", null, 500]);
});

test("who may not listen is told so, and does not ask again", async () => {
  const refused = { status: 403 };
  assert.deepEqual(await heardOf([{ events: [], end: refused }, { events: ["1"] }]), [refused]);
});

test("no wait is longer than five seconds", () => {
  assert.deepEqual([1, 2, 4, 5, 50].map(waitAfter), [500, 1000, 4000, 5000, 5000]);
});
