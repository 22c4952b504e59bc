import type { ManualClock } from "../manual-clock.ts";
import type { SeckillStockPort } from "./seckill-stock-stage.ts";

interface ActivityDraft {
  skuId: number;
  startMs: number;
  endMs: number;
  stock: number;
  limitPerUser: number;
}

interface Activity extends ActivityDraft {
  id: number;
  state: "planned" | "open" | "ended" | "stopped";
}

type Change = { kind: "done"; activity: Activity } | { kind: "unknown" | "over" | "overlaps" };

/** The planned sales as the contract sees them: the product service's port has this shape. */
export interface SeckillActivitiesPort {
  plan(draft: ActivityDraft): Promise<Activity | undefined>;
  openDue(): Promise<{ opened: Activity[]; nextStart: number }>;
  endingAfter(moment: number): Promise<Activity[]>;
  find(id: number): Promise<Activity | undefined>;
  latest(limit: number): Promise<{ activities: Activity[]; total: number }>;
  start(id: number): Promise<Change>;
  stop(id: number): Promise<Change>;
}

/** What one process has open. */
interface SeckillProcess {
  stock: SeckillStockPort;
  activities: SeckillActivitiesPort;
}

/** Empty books and an empty stock as two processes see them. */
export interface SeckillActivitiesStage {
  first: SeckillProcess;
  second: SeckillProcess;
  /** Closes what is open and removes the data. */
  close(): Promise<void>;
}

/** A stage with its clock and an activity of SKU 2 that could be planned: 3 units, from in 100 ms on, for 100 ms. */
export interface ActivitiesScene extends SeckillActivitiesStage {
  clock: ManualClock;
  draft: ActivityDraft;
}
