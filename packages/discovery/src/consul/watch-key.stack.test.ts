import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { silentLogger } from "@mall/kernel";
import { eventually, startTcpProxy, type TcpProxy } from "@mall/testkit";
import { consulAddr, PATIENCE } from "./consul-stage.fixture.ts";
import { type ConsulClient, createConsulClient, watchKey } from "./index.ts";

describe("a key of Consul", async () => {
  const key = `test-${randomBytes(5).toString("hex")}/flow rules`;
  const url = `${consulAddr}/v1/kv/${encodeURI(key)}`;
  const put = (body: string) => fetch(url, { method: "PUT", body });
  const told: (string | undefined)[] = [];
  const tells = (...values: (string | undefined)[]) => eventually(() => assert.deepEqual(told, values), PATIENCE);
  let proxy: TcpProxy;
  let consul: ConsulClient;
  let watch: { stop(): void };

  before(async () => {
    proxy = await startTcpProxy(consulAddr, 8500);
    consul = createConsulClient({ addr: proxy.url, logger: silentLogger, timeoutMs: 500, waitMs: 2000 });
    watch = watchKey({ consul, key, onChange: (value) => told.push(value), logger: silentLogger });
  });
  after(async () => {
    watch.stop();
    consul.close();
    await proxy.close();
    await fetch(url, { method: "DELETE" });
  });

  test("is told when there is none, when it is put, changed, emptied and deleted", async () => {
    await tells(undefined);
    await put("一");
    await tells(undefined, "一");
    await put("");
    await tells(undefined, "一", "");
    await fetch(url, { method: "DELETE" });
    await tells(undefined, "一", "", undefined);
  });

  test("keeps its value while Consul is away or silent; what changed meanwhile is told afterwards, once", async () => {
    await put("two");
    await eventually(() => assert.equal(told.at(-1), "two"), PATIENCE);
    const before = told.length;
    for (const mode of ["closed", "dead"] as const) {
      proxy.set(mode);
      await put(mode);
      proxy.set("open");
      await eventually(() => assert.equal(told.at(-1), mode), PATIENCE);
    }
    assert.deepEqual(told.slice(before), ["closed", "dead"]);
  });

  test("is told no more after the stop", async () => {
    watch.stop();
    const before = told.length;
    await put("three");
    assert.equal(await (await fetch(`${url}?raw`)).text(), "three");
    assert.equal(told.length, before);
  });
});
