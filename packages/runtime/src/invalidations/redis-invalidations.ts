import { randomUUID } from "node:crypto";
import type { RedisConfig } from "@mall/config";
import { noTracing } from "@mall/tracing";
import { createListeners, type ProcessInvalidations } from "./invalidations.ts";

const CHANNEL = "mall:invalidations";
const STOCK_KEY = /^seckill:stock:\{?(\d+)\}?$/;
const RETRY_MS = 200;
/** More than this that could not be told: everybody forgets everything instead. */
const MOST_WAITING = 10_000;
const EVERYTHING = "*";

/**
 * Hints over all processes that share a Redis: over a channel, those of one turn of the event loop in one message. The
 * stock of a sale is told of whoever changes it, people with redis-cli too (on a Redis Cluster: the shop only). Connects
 * when the first one listens or tells.
 */
export async function openRedisInvalidations(config: RedisConfig): Promise<ProcessInvalidations> {
  const { openRedis, openRedisFeed } = await import("@mall/storage/redis");
  const self = randomUUID();
  const listeners = createListeners();
  let connected = false;

  const openFeed = () =>
    openRedisFeed({
      ...config,
      channel: CHANNEL,
      keyPrefixes: ["seckill:stock:"],
      onMessage: (message) => {
        const [from, ...topics] = message.split("\n");
        if (from !== self) for (const topic of topics) listeners.tell(topic === EVERYTHING ? undefined : topic);
      },
      onKey: (key) => {
        const [, sku] = key === undefined ? [] : (STOCK_KEY.exec(key) ?? []);
        if (key === undefined || sku !== undefined) listeners.tell(sku && `seckill-stock:${sku}`);
      },
      onOpen: () => {
        connected = true;
        listeners.tell(undefined);
      },
      onLost: () => {
        connected = false;
        listeners.tell(undefined);
      },
    });
  const openSpeaker = () => {
    const redis = openRedis({ ...config, tracing: noTracing });
    const publish = async (topics: string[]) =>
      void (await redis.call("publish", CHANNEL, [self, ...topics].join("\n")));
    return { publish, close: () => redis.close() };
  };
  let feed: ReturnType<typeof openFeed> | undefined;
  let speaker: ReturnType<typeof openSpeaker> | undefined;
  const tellOthers = gatherTopics((topics) => {
    speaker ??= openSpeaker();
    return speaker.publish(topics);
  });

  return {
    connected: () => connected,
    tell: (topic) => {
      listeners.tell(topic);
      tellOthers.add(topic);
    },
    hear: (prefix, listener) => {
      feed ??= openFeed();
      return listeners.add(prefix, listener);
    },
    close: () => {
      tellOthers.close();
      feed?.close();
      speaker?.close();
    },
  };
}

/** Sends the topics of one turn together, each once; those that could not be sent again a little later. */
function gatherTopics(send: (topics: string[]) => Promise<void>) {
  let waiting = new Set<string>();
  let closed = false;
  const wait = (topics: Iterable<string>) => {
    for (const topic of topics) waiting.add(topic);
    if (waiting.size > MOST_WAITING) waiting = new Set([EVERYTHING]);
  };
  const flush = async () => {
    const topics = [...waiting];
    waiting = new Set();
    try {
      await send(topics);
    } catch {
      if (closed) return;
      const begun = waiting.size > 0;
      wait(topics);
      if (!begun) setTimeout(() => void flush(), RETRY_MS).unref();
    }
  };
  return {
    add: (topic: string) => {
      if (waiting.size === 0) setImmediate(() => void flush());
      wait([topic]);
    },
    close: () => {
      closed = true;
    },
  };
}
