import type { KeyValue, KeyValueEntry } from "./key-value.ts";

/** Consul's key-value store over HTTP, as far as the tests need it. */
export interface ConsulKeyValue extends KeyValue {
  deleteAll(prefix: string): Promise<void>;
}

/** Talks to the agent at `http://host:port`. */
export function openConsul(addr: string): ConsulKeyValue {
  const request = async (key: string, query: Record<string, string | number | undefined>, init: RequestInit = {}) => {
    const url = new URL(`/v1/kv/${key.split("/").map(encodeURIComponent).join("/")}`, addr);
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) url.searchParams.set(name, String(value));
    const response = await fetch(url, init);
    const text = await response.text();
    if (!response.ok && response.status !== 404) throw new Error(`Consul answered ${response.status}: ${text}`);
    return { found: response.ok, text, index: response.headers.get("x-consul-index") ?? "0" };
  };
  return {
    get: async (key) => {
      const { found, text } = await request(key, {});
      return found ? entryOf(text) : undefined;
    },
    put: async (key, value, { cas, flags } = {}) =>
      (await request(key, { cas, flags }, { method: "PUT", body: value })).text.trim() === "true",
    delete: async (key) => void (await request(key, {}, { method: "DELETE" })),
    deleteAll: async (prefix) => void (await request(prefix, { recurse: "" }, { method: "DELETE" })),
    keys: async (prefix) => {
      const { found, text } = await request(prefix, { keys: "" });
      return found ? (JSON.parse(text) as string[]) : [];
    },
    watch: (key, onChange) => {
      const stopping = new AbortController();
      const follow = async () => {
        for (let index = "0"; ; ) {
          const answer = await request(key, { index, wait: "10s" }, { signal: stopping.signal });
          index = answer.index;
          onChange();
        }
      };
      // Ends with the abort.
      follow().catch(() => {});
      return () => stopping.abort();
    },
  };
}

function entryOf(text: string): KeyValueEntry | undefined {
  const [found] = JSON.parse(text) as { Value: string | null; ModifyIndex: number; Flags: number }[];
  if (!found) return undefined;
  const value = Buffer.from(found.Value ?? "", "base64").toString("utf8");
  return { value, index: found.ModifyIndex, flags: found.Flags };
}
