import type { TcpProxy } from "@mall/testkit";
import type { FullShop } from "../../tests/stack/full-shop.fixture.ts";
import { WIRES, type WireName } from "./wires.ts";

/** Something that the shop depends on, in a state. */
export interface Trouble {
  dependency: string;
  state: "well" | "down" | "slow";
  /** Whether a breaker is to open. */
  breakerDue: boolean;
  begin(): Promise<void>;
  end(): Promise<void>;
}

/** What troubles are made with. */
export interface Means {
  shop: FullShop;
  wires: ReadonlyMap<WireName, TcpProxy>;
  /** Makes a service answer so many milliseconds late for so many seconds, by the fault switch. */
  slowDown(service: string, latencyMs: number, seconds: number): Promise<void>;
  /** Milliseconds that a trouble lasts. */
  lastsMs: number;
}

/** Milliseconds that what is slow answers late. */
export const LATE_MS = { service: 2000, server: 1200 };

const SERVICES = ["user", "product", "cart", "order", "payment", "address"] as const;

/** No trouble first, to compare with; then each service and each server, down and slow. */
export function troublesOf(means: Means): Trouble[] {
  const nothing = { dependency: "nothing", state: "well", breakerDue: false, ...both(async () => {}) } as const;
  return [
    nothing,
    ...SERVICES.flatMap((name) => ofService(name, means)),
    ...(Object.keys(WIRES) as WireName[]).flatMap((name) => ofServer(name, means)),
  ];
}

/** Down: killed as by `kill -9`, and started again. Slow: by the fault switch, which ends by itself. */
function ofService(process: (typeof SERVICES)[number], { shop, slowDown, lastsMs }: Means): Trouble[] {
  const dependency = `${process}-service`;
  const slow = () => slowDown(dependency, LATE_MS.service, Math.ceil(lastsMs / 1000));
  return [
    {
      ...{ dependency, state: "down", breakerDue: true },
      ...{ begin: () => shop.kill(process), end: async () => shop.start(process) },
    },
    // A payment may take long by its nature: it fails at the deadline, but is not cut off for being slow.
    { dependency, state: "slow", breakerDue: process !== "payment", begin: slow, end: async () => {} },
  ];
}

/** Down: connections are cut and refused. Slow: all it says comes late. */
function ofServer(wire: WireName, { wires }: Means): Trouble[] {
  const proxy = wires.get(wire);
  const { name: dependency, breakerDue } = WIRES[wire];
  const common = { dependency, breakerDue, end: async () => proxy?.set("open") };
  return [
    { ...common, state: "down", begin: async () => proxy?.set("closed") },
    { ...common, state: "slow", begin: async () => proxy?.set("slow", LATE_MS.server) },
  ];
}

const both = (work: () => Promise<void>) => ({ begin: work, end: work });
