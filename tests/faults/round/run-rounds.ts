import type { OrderView } from "../checkers/final-state.ts";
import type { RoundPlan } from "../schedule.ts";
import type { World } from "../worlds/world.ts";
import { type RoundResult, runRound } from "./run-round.ts";

/** Rounds on one world. */
export interface RoundsOptions {
  world: World;
  plans: readonly RoundPlan[];
  /** Milliseconds in which all has to be well again after each fault; default 60,000. */
  patienceMs?: number;
  /** The checkers of which one ends the rounds when it finds something; default: any. */
  until?: readonly string[] | undefined;
  /** Told of each round when it is over. */
  onRound?: (result: RoundResult) => void;
}

/** Runs rounds one after the other on the same data, until one finds something; answers those that ran. */
export async function runRounds({
  world,
  plans,
  patienceMs = 60_000,
  until,
  onRound,
}: RoundsOptions): Promise<RoundResult[]> {
  const results: RoundResult[] = [];
  let earlier: readonly OrderView[] = [];
  await world.start();
  for (const plan of plans) {
    const result = await runRound({ world, plan, earlier, patienceMs });
    results.push(result);
    onRound?.(result);
    if (result.findings.some(({ checker }) => until?.includes(checker) ?? true)) break;
    earlier = [...(result.state?.earlier ?? []), ...(result.state?.orders ?? [])];
  }
  return results;
}
