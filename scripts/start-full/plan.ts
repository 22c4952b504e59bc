import { UsageError, wholeNumber } from "../seckill-load/whole-number.ts";

/** One process to start. */
export interface PlannedProcess {
  /** Unique, as the log shows it: `order`, `order-2`. */
  name: string;
  /** File to run, from the project's folder. */
  script: string;
  env: Record<string, string>;
}

/** The services in the order they are started; the gateway last. */
export const SERVICES = [
  "user",
  "address",
  "product",
  "cart",
  "order",
  "payment",
  "review",
  "admin",
  "gateway",
] as const;

const MAX_REPLICAS = 16;
const DEFAULT_HTTP_PORT = 8080;

/**
 * Reads `order=2,product=2`: how many processes of each service; one of those not named.
 * @throws UsageError for a service that does not exist or a number that does not fit.
 */
export function parseReplicas(text: string): Map<string, number> {
  const replicas = new Map<string, number>(SERVICES.map((service) => [service, 1]));
  for (const part of text.split(",").filter(Boolean)) {
    const [service = "", count = ""] = part.split("=");
    if (!replicas.has(service)) throw new UsageError(`There is no service "${service}": ${SERVICES.join(", ")}.`);
    replicas.set(service, wholeNumber(service, count, 1, MAX_REPLICAS));
  }
  return replicas;
}

/**
 * What to start. The first process of a service has the service's own port; the others of a gRPC service take any free
 * one, which they tell Consul, and those of the gateway the next ones.
 */
export function planProcesses(replicas: ReadonlyMap<string, number>, httpPort = DEFAULT_HTTP_PORT): PlannedProcess[] {
  return SERVICES.flatMap((service) =>
    Array.from({ length: replicas.get(service) ?? 1 }, (_, index) => ({
      name: index === 0 ? service : `${service}-${index + 1}`,
      script: `apps/${service}/src/main.ts`,
      env: portOf(service, index, httpPort),
    })),
  );
}

function portOf(service: string, index: number, httpPort: number): Record<string, string> {
  if (service === "gateway") return { PORT: String(httpPort + index) };
  return index === 0 ? {} : { GRPC_PORT: "0" };
}
