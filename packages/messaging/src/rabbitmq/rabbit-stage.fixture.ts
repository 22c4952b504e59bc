import { randomUUID } from "node:crypto";
import { silentLogger, systemClock } from "@mall/kernel";
import { createRecordingTracing, serverAddress } from "@mall/testkit";
import { Connection } from "rabbitmq-client";
import type { Broker } from "../broker.ts";
import type { RabbitBrokerOptions } from "./options.ts";
import { createRabbitBroker } from "./rabbit-broker.ts";

/** Address of the server the tests use. */
export const url = serverAddress("RABBITMQ_URL");

/** Every suffix of a queue that belongs to another. */
const PAUSES = [100, 200, 400, 800, 1600, 3200, 6400, 12_800, 25_600, 30_000];
const SUFFIXES = ["", ".dead", ...PAUSES.map((ms) => `.retry.${ms}`)];

/** Runs with a connection of its own. */
export async function withConnection<T>(run: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = new Connection(url);
  connection.on("error", () => {});
  try {
    return await run(connection);
  } finally {
    await connection.close();
  }
}

/** Removes queues, and exchanges of their name, with all that belongs to them. */
export function removeQueues(names: readonly string[]): Promise<void> {
  return withConnection(async (connection) => {
    for (const name of names) {
      for (const suffix of SUFFIXES) await connection.queueDelete(name + suffix);
      for (const exchange of [name, `${name}.dlx`]) await connection.exchangeDelete({ exchange });
    }
  });
}

/** A broker for a test, which says nothing and gives a busy server time. */
export function openBroker(options: Partial<RabbitBrokerOptions> = {}): Broker {
  const own = { url, clock: systemClock, logger: silentLogger, tracing: createRecordingTracing() };
  return createRabbitBroker({ ...own, confirmTimeoutMs: 20_000, ...options });
}

/** What a test works with; all of it is gone afterwards. */
export interface Place {
  /** A name that nobody else has, whose queues are removed. */
  name(kind: string): string;
  /** A broker that is closed. */
  open(options?: Partial<RabbitBrokerOptions>): Broker;
}

/** Runs a test with names and brokers of its own. */
export async function withPlace(run: (place: Place) => Promise<void>): Promise<void> {
  const names: string[] = [];
  const brokers: Broker[] = [];
  const own = randomUUID().slice(0, 8);
  const name = (kind: string) => {
    names.push(`test.${own}.${kind}`);
    return `test.${own}.${kind}`;
  };
  const open = (options?: Partial<RabbitBrokerOptions>) => {
    const broker = openBroker(options);
    brokers.push(broker);
    return broker;
  };
  try {
    await run({ name, open });
  } finally {
    for (const broker of brokers) await broker.close();
    await removeQueues(names);
  }
}

/** Messages `m0`, `m1`, … */
export const numbered = (count: number, from = 0) =>
  Array.from({ length: count }, (_, n) => ({ id: `m${from + n}`, body: { n: from + n } }));

/** How many messages can be taken from a queue now. */
export const readyIn = (queue: string): Promise<number> =>
  withConnection(async (connection) => (await connection.queueDeclare({ queue, passive: true })).messageCount);
