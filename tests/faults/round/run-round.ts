import { setTimeout as sleep } from "node:timers/promises";
import type { FinalState, OrderView } from "../checkers/final-state.ts";
import { type Finding, findingsOf } from "../checkers/finding.ts";
import { faultKinds } from "../faults/index.ts";
import { createHistory, type Op } from "../history.ts";
import type { RoundPlan } from "../schedule.ts";
import { gather } from "../workload/crowd.ts";
import type { World } from "../worlds/world.ts";
import { converge } from "./converge.ts";
import { stageOf } from "./stage-of.ts";

/** How a round went. */
export interface RoundResult {
  plan: RoundPlan;
  /** What was done to the shop, in a few words. */
  what: string;
  ops: readonly Op[];
  /** Milliseconds from the end of the fault until all was well, or until it was given up. */
  convergedMs: number;
  /** Empty: the round is passed. */
  findings: readonly Finding[];
  state: FinalState | undefined;
}

/** What a round goes on from. */
export interface RoundOptions {
  world: World;
  plan: RoundPlan;
  /** Orders of all rounds before on this world. */
  earlier: readonly OrderView[];
  /** Milliseconds in which all has to be well again, from the end of the fault or the load. */
  patienceMs: number;
}

/** Has a crowd shop while something goes wrong, and looks at what is left of it. */
export async function runRound({ world, plan, earlier, patienceMs }: RoundOptions): Promise<RoundResult> {
  const kind = faultKinds.find(({ name }) => name === plan.kind);
  if (!kind) throw new Error(`There is no fault ${plan.kind}`);
  const history = createHistory();
  const endsBefore = world.ownEnds().length;
  const stage = stageOf({ world, plan, history, books: (await world.ledger()).books });
  await world.prepareSale(stage.saleSku, plan.crowd.units);
  const crowd = await gather(stage);

  let ended = 0;
  const faulty = kind.inflict(world, plan.fault).finally(() => {
    ended = performance.now();
  });
  const [what] = await Promise.all([faulty, crowd.play()]);
  await world.start();
  // What was asked last may still be at work although nobody waits for it.
  await sleep(SETTLING_MS);

  const sale = { skuId: stage.saleSku, units: plan.crowd.units };
  const since = performance.now();
  const end = await converge({ world, ops: history.ops(), users: crowd.users, sale, earlier, patienceMs });
  const convergedMs = Math.round(since - ended) + end.ms;
  const ends = world.ownEnds().slice(endsBefore).map(findingsOf("process").never);
  return { plan, what, ops: history.ops(), convergedMs, findings: [...ends, ...end.findings], state: end.state };
}

const SETTLING_MS = 50;
