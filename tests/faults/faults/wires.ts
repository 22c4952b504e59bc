import { setTimeout as sleep } from "node:timers/promises";
import type { TcpProxy } from "@mall/testkit";
import type { WireName, World } from "../worlds/world.ts";
import type { FaultKind, FaultPlan } from "./fault.ts";
import { USERS } from "./servers.ts";

const WIRES: readonly WireName[] = ["mysql", "redis", "rabbitmq"];

/** What happens to a wire: from the moment of its fault to its end, in milliseconds. */
interface WireFault {
  name: string;
  /** Resolves with how bad it was, in a few words. The wire is opened afterwards. */
  happen(wire: TcpProxy, plan: FaultPlan): Promise<string>;
}

function wireKind({ name, happen }: WireFault): FaultKind {
  return {
    name,
    profiles: ["full"],
    targets: () => WIRES,
    inflict: async (world, plan) => {
      const wire = wireOf(world, plan.target);
      await sleep(plan.afterMs);
      try {
        return `the wire to ${plan.target} ${await happen(wire, plan)}, after ${plan.afterMs} ms`;
      } finally {
        wire.set("open");
      }
    },
  };
}

function wireOf(world: World, name: string): TcpProxy {
  const wire = world.wires.get(name as WireName);
  if (!wire) throw new Error(`there is no wire to ${name}`);
  return wire;
}

const between = (least: number, most: number, extent: number) => Math.round(least + extent * (most - least));

/** Connections are reset, and every new one. */
const wireCut = wireKind({
  name: "wire-cut",
  happen: async (wire, { extent }) => {
    const ms = between(500, 5000, extent);
    wire.set("closed");
    await sleep(ms);
    return `cut for ${ms} ms`;
  },
});

/** All that the server says comes late. */
const wireSlow = wireKind({
  name: "wire-slow",
  happen: async (wire, { extent, lastsMs }) => {
    const lateMs = between(100, 1500, extent);
    wire.set("slow", lateMs);
    await sleep(lastsMs);
    return `${lateMs} ms slow for ${lastsMs} ms`;
  },
});

/** Connections are reset, and may be made again at once: several times. */
const wireReset = wireKind({
  name: "wire-reset",
  happen: async (wire, { extent, lastsMs }) => {
    const times = between(2, 8, extent);
    for (let time = 0; time < times; time += 1) {
      wire.set("closed");
      wire.set("open");
      await sleep(lastsMs / times);
    }
    return `reset ${times} times within ${lastsMs} ms`;
  },
});

/** Nothing passes, and nobody is told; then everything that was said arrives. */
const wireHanging = wireKind({
  name: "wire-hanging",
  happen: async (wire, { extent }) => {
    const ms = between(500, 5000, extent);
    wire.set("hanging");
    await sleep(ms);
    return `hanging for ${ms} ms`;
  },
});

/** Connections go dead without a word, and stay so; new ones work again later. */
const wireDead = wireKind({
  name: "wire-dead",
  happen: async (wire, { extent }) => {
    const ms = between(500, 5000, extent);
    wire.set("dead");
    await sleep(ms);
    return `dead for ${ms} ms`;
  },
});

/** A process dies in the middle of work that takes long, since its server answers late. */
const slowAndKilled: FaultKind = {
  name: "wire-slow-and-service-killed",
  profiles: ["full"],
  targets: () => WIRES.flatMap((wire) => USERS[wire].map((process) => `${wire}+${process}`)),
  inflict: async (world, { target, afterMs, lastsMs, extent }) => {
    const [server = "", process = ""] = target.split("+");
    const wire = wireOf(world, server);
    const lateMs = between(100, 1000, extent);
    await sleep(afterMs);
    wire.set("slow", lateMs);
    await sleep(lastsMs / 2);
    await world.kill(process);
    wire.set("open");
    await sleep(lastsMs / 2);
    world.revive(process);
    return `the wire to ${server} ${lateMs} ms slow after ${afterMs} ms, ${process} killed ${lastsMs / 2} ms later`;
  },
};

/** What can happen to the ways between the shop and its servers. */
export const wireKinds: readonly FaultKind[] = [wireCut, wireSlow, wireReset, wireHanging, wireDead, slowAndKilled];
