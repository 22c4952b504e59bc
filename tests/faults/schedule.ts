import type { FaultPlan } from "./faults/fault.ts";
import { createRandom, type Random } from "./random.ts";

/** Who comes in a round. */
export interface CrowdPlan {
  /** Want a place in the flash sale. */
  buyers: number;
  /** Places there are; fewer than buyers. */
  units: number;
  /** Order a few things. */
  shoppers: number;
  /** Want a third of all there is of one SKU, all at once. */
  grabbers: number;
}

/** What happens in one round. */
export interface RoundPlan {
  /** From 1. */
  round: number;
  /** Of everything else that is drawn in this round. */
  seed: number;
  kind: string;
  fault: FaultPlan;
  crowd: CrowdPlan;
}

/** A kind of fault as the schedule sees it. */
export interface Kind {
  name: string;
  targets: readonly string[];
}

/** Draws the rounds of a run: the same seed, kinds and targets give the same rounds, and a longer run begins with a shorter one's. */
export function scheduleOf(seed: number, rounds: number, kinds: readonly Kind[]): RoundPlan[] {
  const random = createRandom(seed);
  const nextKind = createBag(random.fork(1), weighted(kinds));
  const nextTarget = new Map(
    kinds.map(({ name, targets }, index) => [name, createBag(random.fork(index + 2), targets)]),
  );
  return Array.from({ length: rounds }, (_, index) => {
    const { name } = nextKind();
    const own = random.fork(1_000_000 + index);
    const target = nextTarget.get(name)?.() ?? "";
    return {
      round: index + 1,
      seed: own.between(1, 2 ** 31),
      kind: name,
      fault: faultOf(own, target),
      crowd: crowdOf(own),
    };
  });
}

function faultOf(random: Random, target: string): FaultPlan {
  return { target, afterMs: random.between(100, 1500), lastsMs: random.between(500, 2500), extent: random.next() };
}

function crowdOf(random: Random): CrowdPlan {
  const buyers = random.between(16, 28);
  return {
    buyers,
    units: random.between(4, Math.floor(buyers / 2)),
    shoppers: random.between(6, 10),
    grabbers: random.between(4, 6),
  };
}

/** A kind with many targets comes up more often, up to four times. */
function weighted(kinds: readonly Kind[]): Kind[] {
  return kinds.flatMap((kind) =>
    Array.from({ length: Math.min(4, 1 + Math.floor(kind.targets.length / 6)) }, () => kind),
  );
}

/** Draws each before any comes again. */
function createBag<T>(random: Random, all: readonly T[]): () => T {
  let left: T[] = [];
  return () => {
    if (left.length === 0) left = random.shuffle(all);
    const drawn = left.pop();
    if (drawn === undefined) throw new Error("There is nothing to draw from");
    return drawn;
  };
}
