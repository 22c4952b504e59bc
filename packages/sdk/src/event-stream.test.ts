import assert from "node:assert/strict";
import { test } from "node:test";
import { readEvents, type StreamEvent } from "./event-stream.ts";

/** A body that arrives in these pieces, and ends if nobody has to end it. */
function bodyOf(pieces: readonly string[], onCancel?: () => void): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(encoder.encode(piece));
      if (!onCancel) controller.close();
    },
    cancel: () => onCancel?.(),
  });
}

async function all(body: ReadableStream<Uint8Array>) {
  const heard: StreamEvent[] = [];
  for await (const event of readEvents(body)) heard.push(event);
  return heard;
}

async function eventsOf(...pieces: string[]) {
  return await all(bodyOf(pieces));
}

test("events are told apart by blank lines, wherever the pieces are cut", async () => {
  const text = 'event: place\ndata: {"ahead":2}\n\n: heartbeat\n\ndata: a\ndata: b\n\nevent: result\ndata:x\n\n';
  const expected = [
    { name: "place", data: '{"ahead":2}' },
    { name: "message", data: "a\nb" },
    { name: "result", data: "x" },
  ];
  assert.deepEqual(await eventsOf(text), expected);
  assert.deepEqual(await eventsOf(...text), expected);
});

test("lines may end as on Windows, a colon may be in the data, and a cut-off event is none", async () => {
  assert.deepEqual(await eventsOf("data: 12:30\r\n\r\ndata: never ended"), [{ name: "message", data: "12:30" }]);
});

test("a line feed that was cut from its carriage return ends no event by itself", async () => {
  assert.deepEqual(await eventsOf("event: a\r", "\ndata: 1\r", "\n\r", "\n"), [{ name: "a", data: "1" }]);
});

test("characters of several bytes may be cut as well", async () => {
  const bytes = new TextEncoder().encode("data: 西红柿\n\n");
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });
  assert.deepEqual(await all(body), [{ name: "message", data: "西红柿" }]);
});

test("who stops listening ends the stream", async () => {
  let cancelled = false;
  const body = bodyOf(["data: 1\n\n"], () => {
    cancelled = true;
  });
  for await (const { data } of readEvents(body)) {
    assert.equal(data, "1");
    break;
  }
  assert.equal(cancelled, true);
});
