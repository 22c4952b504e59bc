import type { How } from "../scenario.ts";
import { type Load, openLoad } from "./open-load.ts";
import type { LoadPlan } from "./plan.ts";
import { openWrk } from "./wrk.ts";

/** Connections of every load, as the targets have it. */
export const CONNECTIONS = 64;

/** The driver that was asked for; where answers have to be read, always our own. */
export async function openDriver(plan: LoadPlan, { driver, threads }: Pick<How, "driver" | "threads">): Promise<Load> {
  if (driver === "wrk" && !plan.remember && plan.steps.length === 1) return openWrk(plan, threads);
  return await openLoad(plan, threads);
}
