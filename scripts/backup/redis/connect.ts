import type { RedisConfig } from "@mall/config";
import { Cluster, Redis } from "ioredis";
import { RefusedError } from "../refused-error.ts";
import { KEY_PATTERNS } from "./keys.ts";

/** A connection for whole values, which are bytes. */
export type Client = Redis | Cluster;

const TIMEOUT_MS = 5000;

/** Works with a connection, and closes it. @throws RefusedError when Redis does not answer. */
export async function withRedis<T>({ url, cluster }: RedisConfig, work: (client: Client) => Promise<T>): Promise<T> {
  const options = { connectTimeout: TIMEOUT_MS, maxRetriesPerRequest: 1, retryStrategy: () => null };
  const client = cluster
    ? new Cluster(url.split(","), { clusterRetryStrategy: () => null, redisOptions: options })
    : new Redis(url, options);
  // Every failure reaches the caller of a command.
  client.on("error", () => {});
  try {
    await client.ping().catch((error: unknown) => {
      throw new RefusedError("Redis (REDIS_URL) does not answer. Start it, then try again.", { cause: error });
    });
    return await work(client);
  } finally {
    client.disconnect();
  }
}

const KEYS_A_STEP = 1000;

/** All keys of the shop, on all nodes. */
export async function keysOf(client: Client): Promise<Set<string>> {
  const found = new Set<string>();
  const nodes = client instanceof Cluster ? client.nodes("master") : [client];
  for (const node of nodes) {
    for (const match of KEY_PATTERNS) {
      for await (const keys of node.scanStream({ match, count: KEYS_A_STEP })) {
        for (const key of keys as string[]) found.add(key);
      }
    }
  }
  return found;
}
