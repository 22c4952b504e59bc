import type { QueueSpec } from "./broker.ts";

/** A spec with its defaults filled in. */
export interface DeclaredQueue {
  name: string;
  /** Undefined for a queue that delivers at once. */
  delay: { ttlMs: number; target: string; exchange: string; key: string } | undefined;
  maxDeliveries: number;
}

/** The queues this process has declared. */
export interface QueueRegistry {
  declare(specs: QueueSpec[]): void;
  /** @throws Error for a name that was not declared. */
  get(name: string): DeclaredQueue;
  /** As get, but throws for a delay queue too: nobody consumes or dead-letters there. */
  consumable(name: string): DeclaredQueue;
  all(): DeclaredQueue[];
  /** Names of the delay queues that lead to this one. */
  feeders(name: string): string[];
}

const DEFAULT_MAX_DELIVERIES = 5;

/** Where messages go that could not be handled. */
export const deadQueueOf = (name: string) => `${name}.dead`;

function toDeclared({
  name,
  ttlMs,
  deadLetterQueue,
  deadLetterExchange = `${name}.dlx`,
  deadLetterKey = deadLetterQueue ?? "",
  maxDeliveries = DEFAULT_MAX_DELIVERIES,
}: QueueSpec): DeclaredQueue {
  if ((ttlMs === undefined) !== (deadLetterQueue === undefined)) {
    throw new Error(`Queue ${name} needs both ttlMs and deadLetterQueue, or neither`);
  }
  if (maxDeliveries < 1) throw new Error(`Queue ${name}: maxDeliveries must be at least 1`);
  const way = { exchange: deadLetterExchange, key: deadLetterKey };
  const delay =
    ttlMs === undefined || deadLetterQueue === undefined ? undefined : { ttlMs, target: deadLetterQueue, ...way };
  return { name, delay, maxDeliveries };
}

/** Makes an empty registry. */
export function createQueueRegistry(): QueueRegistry {
  const queues = new Map<string, DeclaredQueue>();

  const get = (name: string): DeclaredQueue => {
    const queue = queues.get(name);
    if (!queue) throw new Error(`Unknown queue "${name}": declare it first`);
    return queue;
  };

  return {
    declare: (specs) => {
      const declared = specs.map(toDeclared);
      const known = new Set([...queues.keys(), ...declared.map(({ name }) => name)]);
      const lost = declared.find(({ delay }) => delay && !known.has(delay.target));
      if (lost) throw new Error(`Queue ${lost.name} leads to the unknown queue "${lost.delay?.target}"`);
      for (const queue of declared) queues.set(queue.name, queue);
    },
    get,
    consumable: (name) => {
      const queue = get(name);
      if (queue.delay) throw new Error(`Queue "${name}" is a delay queue: use "${queue.delay.target}"`);
      return queue;
    },
    all: () => [...queues.values()],
    feeders: (name) => [...queues.values()].filter(({ delay }) => delay?.target === name).map((queue) => queue.name),
  };
}
