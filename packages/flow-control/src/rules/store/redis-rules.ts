import { KEPT_VERSIONS, type RuleVersion } from "./rule-store.ts";
import { parseVersion, versionText } from "./version-text.ts";

/** What this library needs of a connection to Redis. Everything rejects while the server is away. */
export interface RedisConnection {
  call(command: string, ...args: (string | number)[]): Promise<unknown>;
  /** A Lua file as a function. */
  script(file: URL): (keys: readonly string[], args?: readonly (string | number)[]) => Promise<unknown>;
}

/** What the server has. */
export interface RedisState {
  version: number;
  /** Of the rules that are there, empty without any. */
  digest: string;
  /** The rules that are there were saved as this version, not put by hand. */
  recorded: boolean;
}

/** The keys of one set of rules; the tag in braces keeps them in one slot of a cluster. */
export interface RedisRules {
  peek(): Promise<RedisState>;
  /** The text of the rules, null without any. */
  text(): Promise<string | null>;
  /** Makes a text the next version; false when something has changed since the state was peeked at. */
  put(seen: RedisState, text: string, version: RuleVersion): Promise<boolean>;
  newest(limit: number): Promise<RuleVersion[]>;
}

/** Opens the keys `<prefix>:{flow-rules}:rules`, `:state` and `:history`. */
export function createRedisRules(redis: RedisConnection, prefix: string): RedisRules {
  const [rules, state, history] = ["rules", "state", "history"].map((name) => `${prefix}:{flow-rules}:${name}`) as [
    string,
    string,
    string,
  ];
  const peekRules = redis.script(new URL("./peek-rules.lua", import.meta.url));
  const saveRules = redis.script(new URL("./save-rules.lua", import.meta.url));
  return {
    peek: async () => {
      const [version, digest, saved] = (await peekRules([rules, state])) as [number, string, string];
      return { version, digest, recorded: digest === saved };
    },
    text: async () => (await redis.call("GET", rules)) as string | null,
    put: async (seen, text, version) => {
      const args = [seen.version, seen.digest, text, versionText(version), KEPT_VERSIONS];
      return (await saveRules([rules, state, history], args)) === 1;
    },
    newest: async (limit) => {
      if (limit < 1) return [];
      const lines = (await redis.call("LRANGE", history, 0, Math.min(limit, KEPT_VERSIONS) - 1)) as string[];
      return lines.map(parseVersion).filter((version) => version !== undefined);
    },
  };
}
