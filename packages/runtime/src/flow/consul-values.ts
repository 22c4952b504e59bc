import type { ConsulClient } from "@mall/discovery/consul";
import type { KeyValue } from "@mall/flow-control";
import type { Logger } from "@mall/kernel";
import type { SharedText } from "./shared-text.ts";

interface ConsulAccess {
  consul: ConsulClient;
  /** Loaded with the adapters of Consul alone: the single process has no use for them. */
  watchKey: typeof import("@mall/discovery/consul").watchKey;
  logger: Logger;
}

/** Consul's key-value store as the rule store wants it. */
export function keyValueOf({ consul, watchKey, logger }: ConsulAccess): KeyValue {
  return {
    get: async (key) => {
      const entry = await consul.entry(key);
      return entry && { value: entry.value, index: entry.modifyIndex, flags: entry.flags };
    },
    put: (key, value, options) => consul.put(key, value, options),
    delete: (key) => consul.remove(key),
    keys: (prefix) => consul.keys(prefix),
    watch: (key, onChange) => watchKey({ consul, key, onChange, logger }).stop,
  };
}

/** A text in one key of Consul. */
export function createConsulText(key: string, { consul, watchKey, logger }: ConsulAccess): SharedText {
  return {
    write: async (text) => {
      if (text === undefined) await consul.remove(key);
      else await consul.put(key, text);
    },
    watch: (onChange) => watchKey({ consul, key, onChange, logger }).stop,
  };
}
