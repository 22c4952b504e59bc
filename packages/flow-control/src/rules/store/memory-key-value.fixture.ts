import type { KeyValue, KeyValueEntry } from "./key-value.ts";

/** A key-value store in memory that behaves as Consul's does. */
export function createMemoryKeyValue(): KeyValue & { entries: Map<string, KeyValueEntry> } {
  const entries = new Map<string, KeyValueEntry>();
  const watchers = new Set<() => void>();
  let index = 10;
  return {
    entries,
    get: async (key) => entries.get(key),
    put: async (key, value, { cas, flags = 0 } = {}) => {
      if (cas !== undefined && cas !== (entries.get(key)?.index ?? 0)) return false;
      index += 1;
      entries.set(key, { value, index, flags });
      for (const tell of watchers) tell();
      return true;
    },
    delete: async (key) => {
      entries.delete(key);
      for (const tell of watchers) tell();
    },
    keys: async (prefix) => [...entries.keys()].filter((key) => key.startsWith(prefix)),
    watch: (_, onChange) => {
      watchers.add(onChange);
      return () => void watchers.delete(onChange);
    },
  };
}
