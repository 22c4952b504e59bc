import type { Activity, ActivityDraft } from "../../domain/seckill-activity.ts";

/** What opening the activities that are due did. */
export interface OpenedActivities {
  opened: Activity[];
  /** Start of the next planned activity, epoch milliseconds; Infinity without any. */
  nextStart: number;
}

/** What a change by staff came to. `over`: the activity is, or was stopped. `overlaps`: the SKU has another one now. */
export type ActivityChange =
  | { kind: "done"; activity: Activity }
  | { kind: "unknown" }
  | { kind: "over" }
  | { kind: "overlaps" };

/** The planned sales. Every method is one atomic step. */
export interface SeckillActivities {
  /** Adds a planned activity, or answers undefined when the SKU has a planned or open one at some moment of that time. */
  plan(draft: ActivityDraft): Promise<Activity | undefined>;
  /**
   * Puts the stock of each planned activity whose start has come on sale, once, whoever else does the same; the SKU's
   * former sale and its buyers are forgotten. What is past its end is marked ended, and never opened.
   */
  openDue(): Promise<OpenedActivities>;
  /** Activities that end after this moment (epoch milliseconds), by start. */
  endingAfter(moment: number): Promise<Activity[]>;
  find(id: number): Promise<Activity | undefined>;
  /** The latest by start, at most `limit`, and how many there are. */
  latest(limit: number): Promise<{ activities: Activity[]; total: number }>;
  /** Has a planned activity start at this moment: `openDue` opens it. One that is open stays so. */
  start(id: number): Promise<ActivityChange>;
  /**
   * Ends an open activity at this moment: its sale refuses whoever comes later, and places that were won stay. Calls a
   * planned one off: it never opens. One that was stopped stays so; one that ended by itself is `over`.
   */
  stop(id: number): Promise<ActivityChange>;
}
