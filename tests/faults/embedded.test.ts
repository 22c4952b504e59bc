import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { OrderView } from "./checkers/final-state.ts";
import { faultKindsOf } from "./faults/index.ts";
import { runRound } from "./round/run-round.ts";
import { scheduleOf } from "./schedule.ts";
import { openWorld } from "./worlds/open-world.ts";
import type { World } from "./worlds/world.ts";

/** Of crowd and moments. With it the clock goes back: what it would make late by going ahead is late by as much. */
const SEED = 3;

const PATIENCE_MS = 60_000;

/** Milliseconds for a whole round, on a machine that has other things to do. */
const TIMEOUT_MS = 300_000;

/** A reconciler that sees drift in whatever is two seconds old must do no harm either. */
const EAGER = { RECONCILE_SECONDS: "1", RECONCILE_GRACE_SECONDS: "2" };

/** Crash points that are tried here: there are too many for a short run to try them all. */
const POINTS = 2;

const plans = faultKindsOf("embedded")
  .flatMap(({ name, targets }) => {
    return scheduleOf(SEED, name === "crash-point" ? POINTS : 1, [{ name, targets: targets("embedded") }]);
  })
  .map((plan, index) => ({ ...plan, round: index + 1 }));

describe("one process with files comes through", () => {
  let world: World;
  let earlier: readonly OrderView[] = [];

  before(async () => {
    world = await openWorld("embedded", { env: EAGER });
    await world.start();
  });
  after(async () => await world.dispose());

  for (const plan of plans) {
    test(`${plan.kind} of ${plan.fault.target}`, { timeout: TIMEOUT_MS }, async () => {
      const { findings, state, what } = await runRound({ world, plan, earlier, patienceMs: PATIENCE_MS });
      assert.deepEqual(findings, [], what);
      earlier = [...(state?.earlier ?? earlier), ...(state?.orders ?? [])];
    });
  }
});
