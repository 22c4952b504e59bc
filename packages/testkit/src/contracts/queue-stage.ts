import { randomUUID } from "node:crypto";
import type { Broker, ConsumeOptions, Delivery } from "@mall/messaging";
import type { Tracing } from "@mall/tracing";
import { createRecordingTracing, type RecordingTracing } from "../recording-tracing.ts";

/** One empty set of queues, and the means to see it as several processes do over time. */
export interface QueueStage {
  /** Whether an id that is in the queue already is taken only once; default true. */
  readonly deduplicates?: false;
  /** Whether messages travel: the first may then be lent alone, and be handled before their publisher knows. */
  readonly remote?: true;
  /** Opens a broker on the same messages, as a restarted process or another one would. Nothing is declared in it. */
  open(tracing: Tracing): Promise<Broker>;
  /** Lets so many milliseconds pass for the brokers: a real broker is waited for, a manual clock is moved. */
  pass(ms: number): Promise<void>;
  /** Closes what is open and removes the messages. */
  close(): Promise<void>;
}

// Of this process alone: a real server may serve several runs at once.
const OWN = `contract.${randomUUID().slice(0, 8)}`;

/**
 * Queues of the contract: `work` takes what waited in `delay`, or in `long`, which no test sees the end of; `fragile`
 * gives up after two deliveries, `once` after one.
 */
export const WORK = `${OWN}.work`;
export const FRAGILE = `${OWN}.fragile`;
export const ONCE = `${OWN}.once`;
export const DELAY = `${OWN}.delay`;
export const LONG = `${OWN}.long`;
export const CONTRACT_QUEUES: readonly string[] = [WORK, FRAGILE, ONCE, DELAY, LONG];

/** Milliseconds a message waits in DELAY. On a real server it may be over before a slow machine looks. */
export const DELAY_MS = 500;

/** Milliseconds a message waits in LONG: for a test that looks at what waits. */
const LONG_MS = 3_600_000;

/** An open broker that knows the contract's queues, with the tracing it uses. */
export interface Scene {
  broker: Broker;
  tracing: RecordingTracing;
}

/** Opens a broker of the stage and declares the queues. */
export async function openScene(stage: QueueStage): Promise<Scene> {
  const tracing = createRecordingTracing();
  const broker = await stage.open(tracing);
  await broker.declare([
    { name: WORK },
    { name: FRAGILE, maxDeliveries: 2 },
    { name: ONCE, maxDeliveries: 1 },
    { name: DELAY, ttlMs: DELAY_MS, deadLetterQueue: WORK },
    { name: LONG, ttlMs: LONG_MS, deadLetterQueue: WORK },
  ]);
  return { broker, tracing };
}

/** Consumes a queue and keeps what came; `handle` may refuse by throwing. */
export async function collect(
  broker: Broker,
  queue: string,
  { batch = 1, handle = async () => {} }: Partial<ConsumeOptions> = {},
): Promise<{ calls: Delivery[][]; ids: () => string[]; stop: () => Promise<void> }> {
  const calls: Delivery[][] = [];
  const consumer = await broker.consume(queue, {
    batch,
    handle: async (deliveries) => {
      calls.push(deliveries);
      await handle(deliveries);
    },
  });
  return { calls, ids: () => calls.flat().map(({ id }) => id), stop: () => consumer.stop() };
}

/** Messages `m1`, `m2`, … whose bodies carry their number. */
export function numbered(count: number, from = 1): { id: string; body: { n: number } }[] {
  return Array.from({ length: count }, (_, index) => ({ id: `m${from + index}`, body: { n: from + index } }));
}

/** The depth of one queue, its counts alone; all zero when the broker does not list it. */
export async function depthOf(broker: Broker, queue: string) {
  const found = (await broker.depths()).find((depth) => depth.queue === queue);
  const { ready = 0, delayed = 0, unacked = 0 } = found ?? {};
  return { queue, ready, delayed, unacked };
}
