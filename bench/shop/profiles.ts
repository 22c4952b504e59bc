/** A way to run the shop. */
export type Profile = "embedded" | "full" | "processes";

/** All of them: one process without servers, the whole shop in one process on servers, one process a service on servers. */
export const PROFILES: readonly Profile[] = ["embedded", "full", "processes"];

/** The servers without which the last two cannot be measured, and those that are used where they have an address. */
export const NEEDED = ["MYSQL_URL", "REDIS_URL", "RABBITMQ_URL"] as const;
const OPTIONAL = ["ES_URL"] as const;

/** Services behind the gateway, in the order they are started. */
export const SERVICES = ["user", "address", "product", "cart", "order", "payment", "review", "admin"] as const;

/** The variables that tell the shop where its servers are. */
export function serverVariables(profile: Profile): Record<string, string> {
  if (profile === "embedded") return {};
  return Object.fromEntries(
    [...NEEDED, ...OPTIONAL].flatMap((name) => {
      const value = process.env[name];
      return value ? [[name, value]] : [];
    }),
  );
}

/**
 * What whoever wants speed sets: no limit on the sale, one request in a hundred traced, no log but of what is wrong.
 * Orders may stay unpaid for an hour: closing those of one round is no part of the next one.
 */
export const FAST: Record<string, string> = {
  ...{ SECKILL_QPS: "0", TRACE_SAMPLE_RATIO: "0.01", LOG_LEVEL: "warn", ORDER_TIMEOUT_SECONDS: "3600" },
};

/** Gateway processes of the profile `processes`; the machine of the targets has two cores. */
export const GATEWAY_WORKERS = "2";
