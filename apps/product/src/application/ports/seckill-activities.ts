import type { Activity, ActivityDraft } from "../../domain/seckill-activity.ts";

/** What opening the activities that are due did. */
export interface OpenedActivities {
  opened: Activity[];
  /** Start of the next planned activity, epoch milliseconds; Infinity without any. */
  nextStart: number;
}

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
}
