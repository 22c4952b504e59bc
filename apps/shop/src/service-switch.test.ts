import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { createServiceSwitch } from "./service-switch.ts";

/** A switch over services that write down what is done to them, one thing after the other. */
function makeStage() {
  const done: string[] = [];
  const held = new Map<string, Promise<void>>();
  const failing = new Set<string>();
  const note = async (what: string) => {
    done.push(`${what}…`);
    await held.get(what);
    if (failing.has(what)) throw new Error(`${what} failed`);
    done.push(what);
  };
  const service = (name: string) => ({
    ...{ name, compose: () => note(`compose ${name}`) },
    ...{ start: () => note(`start ${name}`), stop: () => note(`stop ${name}`) },
  });
  const services = ["user-service", "order-service", "cart-service"].map(service);
  const broker = { pause: () => void done.push("pause"), resume: () => void done.push("resume") };
  const hold = (what: string) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    held.set(what, promise);
    return resolve;
  };
  return { serviceSwitch: createServiceSwitch({ services, broker }), done, failing, hold };
}

test("everything can be stopped but what staff needs to start it again", () => {
  const { serviceSwitch } = makeStage();
  assert.deepEqual(serviceSwitch.names, ["order-service", "cart-service", "broker"]);
  assert.throws(() => serviceSwitch.isStopped("user-service"), /cannot be stopped/);
});

test("pressed twice it stops once, and a start waits for the stop", async () => {
  const { serviceSwitch, done, hold } = makeStage();
  const letGo = hold("stop order-service");
  const presses = ["stop", "stop", "start", "start"] as const;
  const all = presses.map((press) => serviceSwitch[press]("order-service"));
  await turn();
  assert.deepEqual(done, ["stop order-service…"]);
  assert.equal(serviceSwitch.isStopped("order-service"), true);
  letGo();
  await Promise.all(all);
  assert.deepEqual(
    done.filter((what) => !what.endsWith("…")),
    ["stop order-service", "compose order-service", "start order-service"],
  );
  assert.equal(serviceSwitch.isStopped("order-service"), false);
});

test("what cannot start is closed again, and can be started later", async () => {
  const { serviceSwitch, done, failing } = makeStage();
  await serviceSwitch.stop("cart-service");
  failing.add("start cart-service");
  await assert.rejects(serviceSwitch.start("cart-service"), /start cart-service failed/);
  assert.equal(serviceSwitch.isStopped("cart-service"), true);
  assert.equal(done.at(-1), "stop cart-service");
  failing.clear();
  await serviceSwitch.start("cart-service");
  assert.equal(serviceSwitch.isStopped("cart-service"), false);
});

test("the broker is one of the parts, and one part does not wait for another", async () => {
  const { serviceSwitch, done, hold } = makeStage();
  const letGo = hold("stop order-service");
  const stopping = serviceSwitch.stop("order-service");
  await serviceSwitch.stop("broker");
  assert.equal(serviceSwitch.isStopped("broker"), true);
  await serviceSwitch.start("broker");
  assert.deepEqual(done, ["stop order-service…", "pause", "resume"]);
  letGo();
  await stopping;
});

test("once closed it waits for what was asked for, and refuses the rest", async () => {
  const { serviceSwitch, done, hold } = makeStage();
  const letGo = hold("stop order-service");
  const stopping = serviceSwitch.stop("order-service");
  const closing = serviceSwitch.close();
  await assert.rejects(serviceSwitch.start("order-service"), { slug: "service_unavailable" });
  letGo();
  await Promise.all([stopping, closing]);
  assert.equal(done.at(-1), "stop order-service");
});
