import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { OrderView } from "../faults/checkers/final-state.ts";
import { runRound } from "../faults/round/run-round.ts";
import { scheduleOf } from "../faults/schedule.ts";
import { openWorld } from "../faults/worlds/open-world.ts";
import type { World } from "../faults/worlds/world.ts";

/** Of everything that is drawn; `npm run test:faults -- --profile full` draws the kinds and targets as well. */
const SEED = 20_260;

/** Milliseconds in which all has to be well again: a RabbitMQ that died takes ten until it is used again. */
const PATIENCE_MS = 60_000;

/** A kind of fault with what it befalls. */
const ROUNDS = [
  ["server-killed", "redis"],
  ["crash-point", "product.claims.published"],
  ["wire-cut", "mysql"],
  ["kill", "order"],
  ["crash-point", "order.claims.stored"],
  ["server-killed", "rabbitmq"],
  ["server-and-service-killed", "mysql+product"],
] as const;

describe("nine processes on real servers stay true", () => {
  let world: World;
  let earlier: readonly OrderView[] = [];
  before(async () => {
    world = await openWorld("full");
    await world.start();
  });
  after(() => world.dispose());

  for (const [index, [kind, target]] of ROUNDS.entries()) {
    test(`${kind}: ${target}`, async (context) => {
      const [plan] = scheduleOf(SEED + index, 1, [{ name: kind, targets: [target] }]);
      assert.ok(plan);
      const isPoint = kind === "crash-point";
      // At the first pass, however late: which pass it is would be drawn, and a small crowd may not come that far.
      const fault = isPoint ? { ...plan.fault, extent: 0, lastsMs: PATIENCE_MS } : plan.fault;
      const planned = { ...plan, fault, round: index + 1 };
      const round = await runRound({ world, plan: planned, earlier, patienceMs: PATIENCE_MS });
      context.diagnostic(`${round.what}; well after ${round.convergedMs} ms`);
      if (isPoint) assert.match(round.what, /ended at/);
      assert.deepEqual(round.findings, [], world.output());
      earlier = [...(round.state?.earlier ?? []), ...(round.state?.orders ?? [])];
    });
  }
});
