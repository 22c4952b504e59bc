import type { Profile, World } from "../worlds/world.ts";

/** What is drawn for the fault of one round. */
export interface FaultPlan {
  /** One of the kind's targets. */
  target: string;
  /** Milliseconds from the start of the load. */
  afterMs: number;
  /** Milliseconds that it lasts, for those that last. */
  lastsMs: number;
  /** 0..1: how much, as each kind reads it. */
  extent: number;
}

/** Something that happens to a shop. A new kind is made known in `index.ts`. */
export interface FaultKind {
  name: string;
  profiles: readonly Profile[];
  /** What it may befall: processes, crash points, servers, wires. */
  targets(profile: Profile): readonly string[];
  /**
   * Does it, at its moment, and ends it: when this resolves everything that died was started again, every clock is right
   * and every wire is whole. Resolves with what was done, in a few words.
   */
  inflict(world: World, plan: FaultPlan): Promise<string>;
}

/** The processes of a profile that a fault may befall. */
export function processesOf(profile: Profile): readonly string[] {
  return profile === "embedded" ? ["shop"] : ["gateway", "user", "product", "cart", "order", "payment", "address"];
}
