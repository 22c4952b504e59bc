import assert from "node:assert/strict";
import { test } from "node:test";
import { createLocalInvalidations, type InvalidationListener } from "./invalidations.ts";
import { openInvalidations } from "./open-invalidations.ts";

test("who listens hears the topics that begin so, at once, until it stops", () => {
  const hints = createLocalInvalidations();
  const heard: Parameters<InvalidationListener>[0][] = [];
  const stop = hints.hear("session:", (topic) => heard.push(topic));
  hints.tell("session:7");
  hints.tell("catalogue");
  stop();
  hints.tell("session:8");
  assert.deepEqual(heard, ["session:7"]);
});

test("without Redis nobody else is heard: a process that is not alone knows that", async () => {
  assert.equal((await openInvalidations(undefined, { alone: true })).connected(), true);
  assert.equal((await openInvalidations(undefined, { alone: false })).connected(), false);
});
