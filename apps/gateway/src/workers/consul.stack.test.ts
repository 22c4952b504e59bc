import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { createConsulClient } from "@mall/discovery/consul";
import { silentLogger } from "@mall/kernel";
import { eventually, freePort, serverAddress, signalChild, temporaryDirectory } from "@mall/testkit";

const PATIENCE = { timeoutMs: 30_000, everyMs: 100 };

test("several workers are one instance in Consul, and none once they stop", async () => {
  const addr = serverAddress("CONSUL_ADDR");
  const directory = temporaryDirectory();
  const port = await freePort();
  const env = { CONSUL_ADDR: addr, DATA_DIR: directory.path, PORT: String(port), GATEWAY_WORKERS: "2" };
  const program = spawn(process.execPath, [fileURLToPath(new URL("../main.ts", import.meta.url))], { env });
  let output = "";
  program.stdout.on("data", (chunk) => (output += chunk));

  const consul = createConsulClient({ addr, logger: silentLogger });
  const question = { index: 0, signal: new AbortController().signal };
  const instances = async () => {
    const { value } = await consul.healthyInstances("gateway", question);
    return value.filter((instance) => instance.port === port).length;
  };
  try {
    await eventually(async () => assert.equal(await instances(), 1), PATIENCE);
    assert.equal(output.split("registered in Consul").length, 2, output);
    await signalChild(program, "SIGTERM");
    assert.deepEqual([program.exitCode, await instances()], [0, 0]);
  } finally {
    await signalChild(program, "SIGKILL");
    consul.close();
    directory.remove();
  }
});
