/** A number to reach. */
export interface Target {
  /** What is measured, as a row of the summary. */
  work: string;
  unit: "/s" | "s" | "ms" | "MB" | "%";
  /** What the original, in Go, did on a machine of two cores; undefined: not measured, or there is no such thing. */
  original: number | undefined;
  ours: number;
  /** Whether ours has to be at least, or at most, that. */
  bound: "least" | "most";
}

const least = (work: string, original: number | undefined, ours: number): Target => {
  return { work, unit: "/s", original, ours, bound: "least" };
};
const most = (work: string, unit: Target["unit"], original: number | undefined, ours: number): Target => {
  return { work, unit, original, ours, bound: "most" };
};

/** All of them, on two cores that the load generator shares: 64 connections, 20,000 users. */
export const targets = {
  "sold-out": least("seckill attempts, sold out", 5700, 30_000),
  winning: least("seckill attempts while winning", 3300, 15_000),
  "durable-orders": least("durable seckill orders in the database", 270, 6000),
  drain: most("from the last win to every order in the database, 20,000 winners", "s", 75, 4),
  refusals: least("refusals by the limit (429)", 17_600, 40_000),
  list: least("product/list, page of 10", 2200, 15_000),
  "search-small": least("product search, 22 products", 1300, 6000),
  "search-large": least("product search, 100,000 products", undefined, 3000),
  "search-large-p99": most("product search, 100,000 products, p99", "ms", undefined, 50),
  cart: least("cart/add", 7500, 12_000),
  "pay-distinct": least("order create + pay, distinct SKUs", undefined, 1500),
  "pay-hot": least("order create + pay, one hot SKU", undefined, 1000),
  "memory-one": most("memory after that load, all services in one process", "MB", 170, 180),
  "memory-processes": most("memory after that load, one process a service", "MB", 170, 420),
  start: most("start to first answer, embedded", "s", undefined, 1.5),
  tracing: most("throughput that tracing at 1 % costs", "%", undefined, 10),
} as const satisfies Record<string, Target>;

/** Names a target. */
export type TargetName = keyof typeof targets;
