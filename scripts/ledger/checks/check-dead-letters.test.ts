import assert from "node:assert/strict";
import { test } from "node:test";
import { checkDeadLetters } from "./check-dead-letters.ts";

test("dead letters are found by their queue", () => {
  assert.deepEqual(checkDeadLetters([]), []);
  assert.deepEqual(
    checkDeadLetters([
      { queue: "order.close.queue", count: 1, ids: ["100"] },
      { queue: "stock.command.queue", count: 2, ids: [] },
    ]),
    [
      { kind: "dead_letter", subject: "order.close.queue", detail: "order.close.queue.dead holds 1 message: 100." },
      { kind: "dead_letter", subject: "stock.command.queue", detail: "stock.command.queue.dead holds 2 messages." },
    ],
  );
});
