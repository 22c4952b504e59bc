/**
 * Tells the caches of all processes what is out of date. Hints, not messages: one may be lost while a connection is
 * down, so whoever keeps something drops it after a time as well, and soon while `connected` says no.
 */
export interface Invalidations {
  /** Whether the words of other processes arrive here. Always so where there are no others. */
  connected(): boolean;
  /** Says that what is known about a topic, such as `catalogue`, `session:7` or `seckill-stock:2`, is out of date. */
  tell(topic: string): void;
  /**
   * Calls the listener with each topic that begins with `prefix`, whoever told it, this process too; with `undefined` when
   * any may have been missed. Answers how to stop listening.
   */
  hear(prefix: string, listener: InvalidationListener): () => void;
}

/** Hears what is out of date; undefined: everything may be. */
export type InvalidationListener = (topic: string | undefined) => void;

/** Those who listen, and how they are told. */
export interface Listeners {
  add(prefix: string, listener: InvalidationListener): () => void;
  tell(topic: string | undefined): void;
}

/** Makes an empty list of listeners. */
export function createListeners(): Listeners {
  const listeners = new Set<{ prefix: string; listener: InvalidationListener }>();
  return {
    add: (prefix, listener) => {
      const entry = { prefix, listener };
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
    tell: (topic) => {
      for (const { prefix, listener } of listeners) {
        if (topic === undefined || topic.startsWith(prefix)) listener(topic);
      }
    },
  };
}

/** Those of a process, for whoever starts and ends it. */
export interface ProcessInvalidations extends Invalidations {
  close(): void;
}

/**
 * Hints within one process, heard before `tell` returns. Where there are other processes, whose words never arrive here,
 * `connected` has to say so.
 */
export function createLocalInvalidations({ connected = true } = {}): ProcessInvalidations {
  const listeners = createListeners();
  return { connected: () => connected, tell: listeners.tell, hear: listeners.add, close: () => {} };
}
