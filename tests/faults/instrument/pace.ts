import type { Edit } from "./edit.ts";

/** Times that are too long to wait for in each round, shortened. What they mean to each other stays. */
export const pace: readonly Edit[] = [
  {
    file: "packages/messaging/src/embedded/lease.ts",
    find: "export const LEASE_MS = 10_000;",
    replace: "export const LEASE_MS = 2_000;",
  },
  {
    file: "packages/messaging/src/embedded/lease.ts",
    find: "export const RENEW_MS = 3_000;",
    replace: "export const RENEW_MS = 600;",
  },
  {
    file: "apps/gateway/src/idempotency/idempotency-store.ts",
    find: "export const ABANDONED_MS = 60_000;",
    replace: "export const ABANDONED_MS = 4_000;",
  },
  {
    file: "apps/order/src/config.ts",
    find: "minimum: 10,\n    maximum: 86_400,",
    replace: "minimum: 1,\n    maximum: 86_400,",
  },
];
