import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const fileOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));

test("the process that serves is killed: its worker goes on, by the fallback of each rule", {
  timeout: 60_000,
}, async () => {
  const args = [fileOf("./token-host.fixture.ts"), fileOf("./orphan-worker.fixture.ts")];
  const host = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const lines: string[] = [];
  try {
    // Ends when both have ended: the worker writes to the same pipe.
    for await (const line of createInterface(host.stdout)) {
      lines.push(line);
      if (line === "served") host.kill("SIGKILL");
    }
  } finally {
    host.kill("SIGKILL");
    killLeft(Number(lines[0]));
  }
  const [, ...told] = lines;
  assert.deepEqual(told, ["served", "local 7", "pass 0", "refuse the limiter of the cluster is unreachable"]);
});

function killLeft(worker: number): void {
  try {
    if (worker > 0) process.kill(worker, "SIGKILL");
  } catch {
    // It has ended, as it should.
  }
}
