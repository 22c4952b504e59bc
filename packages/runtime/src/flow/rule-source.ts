import { join } from "node:path";
import type { ConsulClient } from "@mall/discovery/consul";
import { createConsulStore, createFileStore, type RuleStore } from "@mall/flow-control";
import type { Logger } from "@mall/kernel";
import { createConsulText, keyValueOf } from "./consul-values.ts";
import { createFileText, type SharedText } from "./shared-text.ts";

/** Where the rules of all processes come from. */
export interface RuleSource {
  store: RuleStore;
  /** The faults that an operator has switched on. */
  faults: SharedText;
  close(): void;
}

/** Where the rules are in Consul: `consul kv put flash-mall/flow-rules '[{"resource":"seckill_api","threshold":100}]'`. */
export const FLOW_RULES_KEY = "flash-mall/flow-rules";

const FAULTS_KEY = "flash-mall/faults";

/** What a source may be made of. */
export interface RuleSourceOptions {
  /** `consul`, `file:PATH` or the address of a Redis; undefined: Consul where there is one, else a file beside the data. */
  wanted: string | undefined;
  dataDir: string;
  consul: ConsulClient | undefined;
  logger: Logger;
}

/**
 * Opens the source.
 * @throws Error when it is to be a Consul that has no address.
 */
export async function openRuleSource(options: RuleSourceOptions): Promise<RuleSource> {
  const { wanted, dataDir, logger } = options;
  const consul = await openConsul(options);
  if (wanted === "consul" && !consul) throw new Error("FLOW_RULES_SOURCE is consul, but CONSUL_ADDR is not set");
  const faults = consul?.faults ?? createFileText(join(dataDir, "faults.json"), logger);
  if (wanted?.startsWith("redis")) {
    const { openRedisRules } = await import("./redis-rules.ts");
    return { ...openRedisRules(wanted), faults };
  }
  const file = wanted?.startsWith("file:") ? wanted.slice("file:".length) : join(dataDir, "flow-rules.json");
  const inConsul = wanted === undefined || wanted === "consul" ? consul?.store : undefined;
  return { store: inConsul ?? createFileStore({ file }), faults, close: () => {} };
}

async function openConsul({ consul, logger }: RuleSourceOptions) {
  if (!consul) return undefined;
  const { watchKey } = await import("@mall/discovery/consul");
  const access = { consul, watchKey, logger };
  return {
    store: createConsulStore({ key: FLOW_RULES_KEY, kv: keyValueOf(access) }),
    faults: createConsulText(FAULTS_KEY, access),
  };
}
