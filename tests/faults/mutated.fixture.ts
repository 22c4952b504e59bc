import type { Finding } from "./checkers/finding.ts";
import type { FaultPlan } from "./faults/fault.ts";
import { runRounds } from "./round/run-rounds.ts";
import type { RoundPlan } from "./schedule.ts";
import { openWorld } from "./worlds/open-world.ts";
import type { Profile } from "./worlds/world.ts";

/** A fault that is chosen, not drawn. */
export interface ChosenFault extends Partial<FaultPlan> {
  kind: string;
  target: string;
}

/** Hardly a fault at all. */
export const NO_FAULT: ChosenFault = { kind: "pause", target: "shop", lastsMs: 1 };

/** Milliseconds to come right: a sound shop gets as long as it takes, for another this is enough. */
const PATIENCE_MS = 60_000;
const HOPELESS_MS = 6000;

/**
 * Rounds until a defect has to have been seen. One round ends it; but buyers have to meet in a moment of some
 * milliseconds, and on a busy machine they miss each other for a round or three.
 */
const MOST_ROUNDS = 10;

/** Rounds of a small crowd, each with the same fault. */
function roundsOf({ kind, ...fault }: ChosenFault, rounds: number, seed: number): RoundPlan[] {
  return Array.from({ length: rounds }, (_, index) => ({
    ...{ round: index + 1, seed: seed + index, kind },
    fault: { afterMs: 400, lastsMs: 500, extent: 0, ...fault },
    crowd: { buyers: 14, units: 5, shoppers: 10, grabbers: 5 },
  }));
}

interface Hunt {
  /** The checkers of which one has to see it; default: any. */
  by?: readonly string[];
  rounds?: number;
  seed?: number;
  profile?: Profile;
}

/**
 * What is found in a shop with these mutations, in all rounds up to the first in which one of those checkers finds
 * something; what others find may only be that a busy machine was not done in time.
 */
export async function findingsWith(
  mutations: readonly string[],
  fault: ChosenFault,
  { by, rounds = MOST_ROUNDS, seed = 1, profile = "embedded" }: Hunt = {},
): Promise<readonly Finding[]> {
  const world = await openWorld(profile, { mutations });
  try {
    const patienceMs = mutations.length > 0 ? HOPELESS_MS : PATIENCE_MS;
    const plans = roundsOf(fault, rounds, seed);
    const results = await runRounds({ world, plans, patienceMs, until: by });
    return results.flatMap(({ findings }) => findings);
  } finally {
    await world.dispose();
  }
}
