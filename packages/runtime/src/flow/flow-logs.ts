import { join } from "node:path";
import {
  type BlockLine,
  createBlockLog,
  createMetricLog,
  type FlowControl,
  type MetricLine,
  type MetricQuery,
} from "@mall/flow-control";
import type { Clock, Logger } from "@mall/kernel";
import { claimName } from "./claim-name.ts";

/** What happened, in files: a line a second for each resource, and one for whatever was refused in it. */
export interface FlowLogs {
  /** The newest first. */
  recentBlocks(limit: number): BlockLine[];
  /** The oldest first. */
  findMetrics(query: MetricQuery): Promise<MetricLine[]>;
  /** Writes what is due. */
  close(): Promise<void>;
}

/** Whose logs, and where. */
export interface FlowLogsOptions {
  service: string;
  /** The logs are in its folder `flow-logs`. */
  dataDir: string;
  clock?: Clock | undefined;
  logger: Logger;
}

/** Writes the logs of a process until they are closed. */
export function openFlowLogs({ service, dataDir, clock, logger }: FlowLogsOptions, control: FlowControl): FlowLogs {
  const directory = join(dataDir, "flow-logs");
  const { name: app, release } = claimName(directory, service);
  const onError = (err: unknown) => logger.warn({ err }, "flow logs cannot be written");
  const common = { directory, app, onError, ...(clock ? { clock } : {}) };
  const blocks = createBlockLog(common);
  const metrics = createMetricLog({ ...common, flow: control });
  const unobserve = control.observe(blocks);
  blocks.start();
  metrics.start();
  return {
    recentBlocks: blocks.recent,
    findMetrics: metrics.find,
    close: async () => {
      unobserve();
      await Promise.all([blocks.stop(), metrics.stop()]);
      release();
    },
  };
}
