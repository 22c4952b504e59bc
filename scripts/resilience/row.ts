import { eventually } from "@mall/testkit";
import { actionsOf } from "./actions.ts";
import { type Opening, openingsIn } from "./breakers.ts";
import { crowd, EVERY_MS, type Met } from "./crowd.ts";
import { ordersOf, promisedIn } from "./promises.ts";
import type { Stage } from "./stage.ts";
import { gather } from "./supplies.ts";
import type { Trouble } from "./troubles.ts";
import { untilWell } from "./until-well.ts";

/** What was measured in one trouble. */
export interface Row {
  trouble: Pick<Trouble, "dependency" | "state" | "breakerDue">;
  met: readonly Met[];
  /** The first breaker that opened, and how many milliseconds after the trouble began. */
  opened: (Opening & { afterMs: number }) | undefined;
  /** Most places that were won had not become orders when the trouble ended. */
  ordersLater: boolean;
  /** Milliseconds from the end of the trouble until everything was answered as always. */
  wellAfterMs: number;
}

const PATIENCE = { timeoutMs: 30_000, everyMs: 500 };

/** Makes the trouble while buyers shop, for so long, then waits until all is well. */
export async function measure(stage: Stage, trouble: Trouble, lastsMs: number): Promise<Row> {
  const { base, shop, buyers } = stage;
  // A breaker may open once more when the good answers of an earlier time leave its window before the bad ones do.
  const supplies = await eventually(() => gather(base, buyers, Math.ceil(lastsMs / EVERY_MS)), PATIENCE);
  const begun = Date.now();
  await trouble.begin();
  const { met, answered } = await crowd(base, actionsOf(supplies), lastsMs);
  const ordersLater = await areOrdersLate(met);
  await trouble.end();
  const wellAfterMs = await timeUntilWell(stage, answered);
  const [first] = openingsIn(shop.output(), begun);
  return { trouble, met, opened: first && { ...first, afterMs: first.at - begun }, ordersLater, wellAfterMs };
}

/** The last ones may be on their way. */
async function areOrdersLate(met: readonly Met[]): Promise<boolean> {
  const places = promisedIn(met).places.slice(0, -5);
  return places.length > 0 && (await ordersOf(places)) < places.length / 2;
}

/** Looks twice: what began in the trouble ends a little after it, and may open a breaker then. */
async function timeUntilWell({ base, buyers }: Stage, answered: Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await untilWell(base, buyers);
  const first = performance.now() - begun;
  await answered;
  const complaints = await untilWell(base, buyers);
  return complaints === 0 ? first : performance.now() - begun;
}
