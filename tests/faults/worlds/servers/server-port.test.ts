import assert from "node:assert/strict";
import { test } from "node:test";
import { serverPort } from "./server-port.ts";

test("no port is given twice, though nobody listens on it yet", async () => {
  const ports: number[] = [];
  // So many that two would be the same if each were drawn by itself: but for one run in a million.
  for (let count = 0; count < 500; count += 1) ports.push(await serverPort());
  assert.equal(new Set(ports).size, ports.length);
});
