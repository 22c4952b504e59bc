import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { temporaryDirectory } from "@mall/testkit";
import { claimName } from "./claim-name.ts";

test("a name that a running process has is not given; one of a process that is gone is", async () => {
  const directory = temporaryDirectory();
  const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  writeFileSync(directory.file("order-service.pid"), String(other.pid));
  const second = claimName(directory.path, "order-service");
  assert.equal(second.name, "order-service-2");
  other.kill("SIGKILL");
  await once(other, "exit");
  const first = claimName(directory.path, "order-service");
  assert.equal(first.name, "order-service");
  assert.equal(readFileSync(directory.file("order-service.pid"), "utf8"), String(process.pid));
  first.release();
  second.release();
  assert.equal(claimName(directory.path, "order-service").name, "order-service");
  directory.remove();
});
