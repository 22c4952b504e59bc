import assert from "node:assert/strict";
import { test } from "node:test";
import type { QueueDepth } from "@mall/messaging";
import { stockCommand } from "../suspicion.ts";
import { UnreadableError } from "../unreadable.ts";
import { letterKey } from "./mail.ts";
import { rabbitMail } from "./rabbit-mail.ts";

const depth = (queue: string, ready: number, delayed = 0): QueueDepth => ({ queue, ready, delayed, unacked: 0 });
const mailOf = (...depths: QueueDepth[]) => rabbitMail({ depths: async () => depths });

test("counts what waits for a consumer, and dead letters apart; unpaid orders wait for their time", async () => {
  const mail = mailOf(
    depth("order.delay.queue", 0, 9),
    depth("stock.command.queue", 2, 1),
    depth("stock.command.queue.dead", 4),
    depth("order.close.queue.dead", 0),
  );
  assert.equal(await mail.queued(), 3);
  assert.deepEqual(await mail.dead(), [{ queue: "stock.command.queue", count: 4, ids: [] }]);
});

test("a queue that holds messages may hold any", async () => {
  const letter = stockCommand("sell", "1");
  assert.deepEqual(await mailOf(depth(letter.queue, 0, 1)).holds([letter]), new Set([letterKey(letter)]));
  assert.deepEqual(await mailOf(depth(letter.queue, 0), depth("order.close.queue", 5)).holds([letter]), new Set());
});

test("a server that is away is told", async () => {
  const mail = rabbitMail({ depths: () => Promise.reject(new Error("refused")) });
  await assert.rejects(mail.queued(), UnreadableError);
});
