import { Redis } from "ioredis";

/** What a feed listens to. */
export interface RedisFeedOptions {
  /** As in RedisOptions: with `cluster`, some nodes separated by commas. */
  url: string;
  cluster?: boolean;
  channel: string;
  /** Changes of keys that begin so are told, by whatever hand. Not on a cluster, where each node knows of its own only. */
  keyPrefixes: readonly string[];
  onMessage(message: string): void;
  /** A key changed; undefined: any may have. */
  onKey(key: string | undefined): void;
  /** From now on messages arrive; what was sent before may have been missed. */
  onOpen(): void;
  /** From now on none do. */
  onLost(): void;
}

/** Listens until it is closed. */
export interface RedisFeed {
  close(): void;
}

/** Where Redis tells of tracked keys when the connection speaks RESP2. */
const TRACKED = "__redis__:invalidate";

const RETRY_MS = 200;
/** A connection that went dead without a word is found out so often, and after as long a silence. */
const PING_MS = 500;

/**
 * Listens to a channel and to changes of keys on a connection of its own, which is made again when it breaks, with another
 * node of a cluster each time. Uses what Redis has for client-side caching (CLIENT TRACKING in broadcasting mode), which
 * unlike keyspace notifications needs no setting of the server.
 */
export function openRedisFeed(options: RedisFeedOptions): RedisFeed {
  const nodes = options.cluster ? options.url.split(",") : [options.url];
  let closed = false;
  let attempts = 0;
  let end = () => {};

  const connect = () => {
    if (closed) return;
    const url = nodes[attempts % nodes.length] ?? options.url;
    attempts += 1;
    end = listenOnce(url, options, () => setTimeout(connect, RETRY_MS).unref());
  };
  connect();
  return {
    close: () => {
      closed = true;
      end();
    },
  };
}

/** Listens until the connection breaks, which `onEnd` is told once. Answers how to end it. */
function listenOnce(url: string, options: RedisFeedOptions, onEnd: () => void): () => void {
  const redis = new Redis(url, {
    // Under RESP3 the driver has no event for what Redis pushes about tracked keys.
    protocol: 2,
    ...{ enableReadyCheck: false, connectTimeout: 2000, commandTimeout: 2 * PING_MS, maxRetriesPerRequest: 0 },
    retryStrategy: () => null,
  });
  let open = false;
  const pings = setInterval(() => {
    if (open) redis.ping().catch(() => redis.disconnect());
  }, PING_MS).unref();

  redis.on("error", () => {});
  redis.on("message", (channel: string, message: string) => hear(channel, message, options));
  redis.once("end", () => {
    clearInterval(pings);
    if (open) options.onLost();
    open = false;
    onEnd();
  });
  begin(redis, options).then(
    () => {
      open = true;
      options.onOpen();
    },
    () => redis.disconnect(),
  );
  return () => redis.disconnect();
}

async function begin(redis: Redis, { cluster, channel, keyPrefixes }: RedisFeedOptions): Promise<void> {
  const tracks = !cluster && keyPrefixes.length > 0;
  if (tracks) {
    const id = String(await redis.client("ID"));
    await redis.call(...track(id, keyPrefixes));
  }
  await redis.subscribe(...(tracks ? [channel, TRACKED] : [channel]));
}

function track(id: string, prefixes: readonly string[]): [string, ...string[]] {
  return ["CLIENT", "TRACKING", "ON", "REDIRECT", id, "BCAST", ...prefixes.flatMap((prefix) => ["PREFIX", prefix])];
}

function hear(from: string, message: string, { onMessage, onKey }: RedisFeedOptions): void {
  // The driver joins the keys of one push; the database was emptied when there is none.
  if (from !== TRACKED) onMessage(message);
  else if (message === "") onKey(undefined);
  else for (const key of message.split(",")) onKey(key);
}
