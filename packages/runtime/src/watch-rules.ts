import type { Logger } from "@mall/kernel";
import type { RuntimeConfig } from "./config.ts";

/**
 * Follows a key of Consul when it has an address: `onChange` is told its value now and after each change, undefined
 * when there is none. Answers how to stop.
 */
export async function watchRules(
  key: string,
  onChange: (value: string | undefined) => void,
  { consulAddr, logger }: Pick<RuntimeConfig, "consulAddr"> & { logger: Logger },
): Promise<() => void> {
  if (consulAddr === undefined) return () => {};
  const { createConsulClient, watchKey } = await import("@mall/discovery/consul");
  const consul = createConsulClient({ addr: consulAddr, logger });
  const watch = watchKey({ consul, key, onChange, logger });
  return () => {
    watch.stop();
    consul.close();
  };
}
