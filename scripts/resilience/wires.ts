import { serverAddress, startTcpProxy, type TcpProxy } from "@mall/testkit";

/**
 * The servers of the shop by the variable with their address: the usual port, and whether a breaker is to open. None is
 * where no buyer waits for the server, and where a few calls in the background are too few for a breaker.
 */
export const WIRES = {
  MYSQL_URL: { name: "MySQL", port: 3306, breakerDue: true },
  REDIS_URL: { name: "Redis", port: 6379, breakerDue: true },
  RABBITMQ_URL: { name: "RabbitMQ", port: 5672, breakerDue: false },
  ES_URL: { name: "Elasticsearch", port: 9200, breakerDue: true },
  CONSUL_ADDR: { name: "Consul", port: 8500, breakerDue: false },
  OTEL_EXPORTER_OTLP_ENDPOINT: { name: "Jaeger", port: 4318, breakerDue: false },
} as const;
export type WireName = keyof typeof WIRES;

/** A way to each server that can be cut; the shop is to know no other. */
export async function layWires(): Promise<Map<WireName, TcpProxy>> {
  const names = Object.keys(WIRES) as WireName[];
  const laid = names.map(async (name) => {
    return [name, await startTcpProxy(serverAddress(name), WIRES[name].port)] as const;
  });
  return new Map(await Promise.all(laid));
}
