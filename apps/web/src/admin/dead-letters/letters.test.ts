import assert from "node:assert/strict";
import { test } from "node:test";
import { deadQueues } from "./letters.ts";

const letter = (queue: string, id: string) => ({
  ...{ queue, message_id: id, error: "", attempt: 3, body: {}, headers: {} },
});
const depth = (queue: string, ready: number) => ({ queue, ready, delayed: 0, unacked: 0 });

test("queues with dead letters alone, the fullest first, with all that they hold", () => {
  const found = deadQueues(
    [letter("stock", "a"), letter("orders", "b"), letter("orders", "c")],
    [depth("stock", 9), depth("stock.dead", 40), depth("orders.dead", 2), depth("quiet.dead", 0), depth("busy", 7)],
  );
  assert.deepEqual(
    found.map(({ queue, count, letters }) => [queue, count, letters.length]),
    [
      ["stock", 40, 1],
      ["orders", 2, 2],
    ],
  );
});

test("letters count also where the depth is not known", () => {
  assert.deepEqual(
    deadQueues([letter("stock", "a")], []).map(({ count }) => count),
    [1],
  );
});
