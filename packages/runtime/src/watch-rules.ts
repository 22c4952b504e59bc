import type { Platform } from "./platform.ts";

/**
 * Follows a key of Consul where there is one: `onChange` is told its value now and after each change, undefined when
 * there is none. Answers how to stop.
 */
export async function watchRules(
  key: string,
  onChange: (value: string | undefined) => void,
  { consul, logger }: Pick<Platform, "consul" | "logger">,
): Promise<() => void> {
  if (consul === undefined) return () => {};
  const { watchKey } = await import("@mall/discovery/consul");
  return watchKey({ consul, key, onChange, logger }).stop;
}
