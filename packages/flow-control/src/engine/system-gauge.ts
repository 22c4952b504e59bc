/** The machine as system rules and memory-adaptive flow rules see it. */
export interface SystemGauge {
  /** Load average of the last minute; below 0 when unknown. */
  load(): number;
  /** CPU use of this process's machine or container, 0 to 1; below 0 when unknown. */
  cpu(): number;
  /** Memory this process uses, in bytes; below 0 when unknown. */
  memory(): number;
}
