import { serverAddress } from "@mall/testkit";
import { Redis } from "ioredis";
import { createConnection, type RowDataPacket } from "mysql2/promise";

/** The variables by which the shop finds its servers. */
const SERVERS = [
  "MYSQL_URL",
  "REDIS_URL",
  "RABBITMQ_URL",
  "ES_URL",
  "CONSUL_ADDR",
  "OTEL_EXPORTER_OTLP_ENDPOINT",
] as const;

/** The addresses of the servers, to be handed to the shop. @throws Error naming one that is missing. */
export function serverAddresses(): Record<string, string> {
  return Object.fromEntries(SERVERS.map((name) => [name, serverAddress(name)]));
}

/** Asks the database, past the shop. */
export async function query<T>(sql: string, values: unknown[] = []): Promise<T[]> {
  const connection = await createConnection({ uri: serverAddress("MYSQL_URL"), decimalNumbers: true });
  try {
    const [rows] = await connection.query<RowDataPacket[]>(sql, values);
    return rows as T[];
  } finally {
    connection.destroy();
  }
}

/** Says something to Redis, as a person with redis-cli does. */
export async function redis(command: string, ...args: string[]): Promise<unknown> {
  const client = new Redis(serverAddress("REDIS_URL"));
  try {
    return await client.call(command, ...args);
  } finally {
    client.disconnect();
  }
}

/** Healthy instances of each service by name, as Consul has them. */
export async function healthyInstances(): Promise<Record<string, number>> {
  const names = ["user", "product", "cart", "order", "payment", "address", "review", "admin"].map(
    (name) => `${name}-service`,
  );
  const counts = [...names, "gateway"].map(async (name) => {
    const response = await fetch(`${serverAddress("CONSUL_ADDR")}/v1/health/service/${name}?passing=1`);
    return [name, ((await response.json()) as unknown[]).length] as const;
  });
  return Object.fromEntries(await Promise.all(counts));
}

/** Services and operations of a trace, as Jaeger has them: `order-service process seckill.order.queue`. */
export async function jaegerTrace(traceId: string): Promise<string[]> {
  const response = await fetch(`${serverAddress("JAEGER_QUERY_URL")}/api/traces/${traceId}`);
  const { data } = (await response.json()) as {
    data: {
      spans: { processID: string; operationName: string; startTime: number }[];
      processes: Record<string, { serviceName: string }>;
    }[];
  };
  const [trace] = data ?? [];
  if (!trace) throw new Error(`Jaeger has no trace ${traceId} yet`);
  return trace.spans
    .toSorted((left, right) => left.startTime - right.startTime)
    .map(({ processID, operationName }) => `${trace.processes[processID]?.serviceName} ${operationName}`);
}
