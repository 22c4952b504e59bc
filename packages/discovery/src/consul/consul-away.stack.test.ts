import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, test } from "node:test";
import { silentLogger } from "@mall/kernel";
import { createRecordingLogger, eventually, startTcpProxy, type TcpProxy } from "@mall/testkit";
import { type ConsulStage, consulAddr, consulStage, PATIENCE, type ServiceProcess } from "./consul-stage.fixture.ts";
import { createConsulClient, instanceIdOf, registerService } from "./index.ts";

const unavailable = { slug: "service_unavailable" };

describe("Consul is away", async () => {
  let stage: ConsulStage;
  let one: ServiceProcess;
  let proxy: TcpProxy;

  before(async () => {
    stage = consulStage();
    one = await stage.start();
    proxy = await startTcpProxy(consulAddr, 8500);
    const { call } = stage.open();
    await eventually(call, PATIENCE);
  });
  after(async () => {
    await proxy.close();
    await stage.end();
  });

  test("from the beginning: service_unavailable, until it comes", async () => {
    proxy.set("closed");
    const { call, check } = stage.open({ addr: proxy.url });
    await assert.rejects(call(), unavailable);
    await assert.rejects(check(), unavailable);
    proxy.set("open");
    await eventually(call, PATIENCE);
    // It waits a second and no longer, which on a busy machine may be over.
    await eventually(check, PATIENCE);
  });

  test("from the beginning, with configured addresses: those serve", async () => {
    const port = one.id.split("-").at(-1);
    const addresses = { [stage.service]: `127.0.0.1:${port}` };
    const { call } = stage.open({ addr: "http://127.0.0.1:1", addresses });
    assert.equal(await call(), one.pid);
  });

  for (const mode of ["closed", "dead"] as const) {
    test(`the connections to it are ${mode}: the last known instances serve, and changes arrive when it is back`, async () => {
      const { call } = stage.open({ addr: proxy.url, graceMs: 1000 });
      await eventually(call, PATIENCE);
      proxy.set(mode);
      const two = await stage.start();
      for (let calls = 0; calls < 20; calls += 1) assert.equal(await call(), one.pid);
      proxy.set("open");
      await eventually(async () => assert.equal(await call(), two.pid), PATIENCE);
      await two.signal("SIGTERM");
    });
  }

  test("a registration waits for it, says so once, and stops in time when it is away", async () => {
    const logger = createRecordingLogger();
    const { lines } = logger;
    proxy.set("closed");
    const consul = createConsulClient({ addr: proxy.url, logger, timeoutMs: 300 });
    const instance = { name: stage.service, id: `${stage.service}-late`, address: "127.0.0.1", port: 1 } as const;
    const registration = registerService({ consul, ...instance, check: "grpc", logger });
    await eventually(() => assert.equal(lines.length, 1), PATIENCE);
    proxy.set("open");
    await eventually(async () => assert.ok(await stage.consul.knows(instance.id)), PATIENCE);
    // Consul knows it before the answer is here.
    const [back, registered] = ["Consul is back", "registered in Consul"];
    await eventually(() => assert.deepEqual(lines.slice(1, 3), [back, registered]), PATIENCE);
    proxy.set("dead");
    await registration.deregister();
    assert.match(lines[0] ?? "", /Consul is away/);
    assert.match(lines.at(-1) ?? "", /could not be taken out/);
    proxy.set("open");
    await stage.consul.deregister(instance.id);
    consul.close();
  });

  test("an http service passes when /healthz answers 200", async (context) => {
    const server = createServer(
      (request, response) => void response.writeHead(request.url === "/healthz" ? 200 : 404).end(),
    );
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    context.after(() => server.close());
    const { port } = server.address() as AddressInfo;
    const name = `${stage.service}-http`;
    const id = instanceIdOf(name, "127.0.0.1", port);
    const instance = { name, id, address: "127.0.0.1", port, check: "http", logger: silentLogger } as const;
    const registration = registerService({ consul: stage.consul, ...instance });
    const question = { index: 0, signal: new AbortController().signal };
    const healthy = async () => (await stage.consul.healthyInstances(name, question)).value;
    await eventually(async () => assert.deepEqual(await healthy(), [{ host: "127.0.0.1", port }]), PATIENCE);
    await registration.deregister();
    assert.deepEqual(await healthy(), []);
  });
});
