import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type ConsulClient, createConsulClient } from "@mall/discovery/consul";
import { silentLogger } from "@mall/kernel";
import { FLOW_RULES_KEY } from "@mall/runtime";
import { PRIVATE_FILE } from "./durable.ts";
import { type SavedFile, savedFile } from "./manifest.ts";
import { RefusedError } from "./refused-error.ts";

const FILE = "consul-flow-rules.json";

/** Saves the flow rules in force: `{"value":…}`, null where an operator has set none. Their history stays in Consul. */
export async function saveRules(addr: string, folder: string): Promise<SavedFile> {
  const entry = await withConsul(addr, (consul) => consul.entry(FLOW_RULES_KEY));
  await writeFile(join(folder, FILE), JSON.stringify({ value: entry?.value ?? null }), { mode: PRIVATE_FILE });
  return await savedFile(folder, FILE, "consul");
}

/** Puts the saved rules in force. */
export async function loadRules(addr: string, folder: string): Promise<void> {
  const { value } = JSON.parse(await readFile(join(folder, FILE), "utf8")) as { value: string | null };
  await withConsul<unknown>(addr, (consul) =>
    value === null ? consul.remove(FLOW_RULES_KEY) : consul.put(FLOW_RULES_KEY, value),
  );
}

async function withConsul<T>(addr: string, work: (consul: ConsulClient) => Promise<T>): Promise<T> {
  const consul = createConsulClient({ addr, logger: silentLogger });
  try {
    return await work(consul);
  } catch (error) {
    throw new RefusedError("Consul (CONSUL_ADDR) does not answer. Start it, then try again.", { cause: error });
  } finally {
    consul.close();
  }
}
