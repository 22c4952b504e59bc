/** How a world is made. */
export interface WorldOptions {
  /** Names of mutations that the processes run with; none: the sources as they are. */
  mutations?: readonly string[];
  /** Environment of the processes on top of the world's own: `RECONCILE_SECONDS: "1"`. */
  env?: Record<string, string>;
}

/**
 * What every shop under test runs with: short times, no limit, no log but of what is wrong, and nobody who repairs
 * anything: without the reconciler it has to stay right by itself.
 */
export const SHOP_ENV: Record<string, string> = {
  ...{ SECKILL_QPS: "0", LOG_LEVEL: "warn", TRACE_SAMPLE_RATIO: "0" },
  ...{ ORDER_TIMEOUT_SECONDS: "2", ORDER_SWEEP_MS: "200", ORDER_PLACING_TIMEOUT_SECONDS: "6" },
  ...{ PROVIDER_SLOW_SECONDS: "1", HOLD_STRIKES: "0", RECONCILE_SECONDS: "0" },
};
