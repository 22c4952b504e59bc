import { basename } from "node:path";
import { fail, type Guard, isUnavailable, unguarded } from "@mall/kernel";
import type { Tracing } from "@mall/tracing";
import { Cluster, Redis } from "ioredis";
import { createRedisScript, type RedisScript } from "./redis-script.ts";
import { toAppError } from "./unavailable.ts";

/** Which servers, and who traces the commands. */
export interface RedisOptions {
  /** `redis://host:port`; with `cluster`, some nodes of the cluster separated by commas. */
  url: string;
  /** The servers are a Redis Cluster: the keys of one command must share a slot. Default false. */
  cluster?: boolean;
  tracing: Tracing;
  /** Asked before each command, as `redis`; default: nothing is refused. */
  guard?: Guard | undefined;
  /** Milliseconds a command may take; default 2000. */
  commandTimeoutMs?: number;
}

/**
 * A connection that mends itself. While the server is away every command fails at once instead of waiting in a queue:
 * one executed minutes after its buyer was refused would do more harm than good.
 */
export interface RedisConnection {
  /** @throws AppError `service_unavailable` when the server is away or silent; Error when it refuses the command. */
  call(command: string, ...args: (string | number)[]): Promise<unknown>;
  /** A Lua file as a function; the file's name appears in traces. Loaded again by itself when the server forgot it. */
  script(file: URL): RedisScript;
  /** Keys of all nodes that match the glob pattern, found step by step without blocking the server. */
  scan(pattern: string): Promise<string[]>;
  /** @throws AppError `service_unavailable`. */
  ping(): Promise<void>;
  close(): void;
}

/** Connects in the background; see `ping` to learn when it is there. */
export function openRedis(options: RedisOptions): RedisConnection {
  const { url, cluster = false, tracing, guard = unguarded, commandTimeoutMs = 2000 } = options;
  const client = cluster ? openCluster(url, commandTimeoutMs) : new Redis(url, optionsOf(commandTimeoutMs));
  // Every failure reaches the caller of a command; without a listener the client would end the process.
  client.on("error", () => {});

  const send = async (name: string, command: string, args: (string | number)[]): Promise<unknown> => {
    const call = () => client.call(command, ...args).catch(orRefusal);
    const run = async () => answerOf(await guard("redis", call));
    // Outside a trace there is no span: polling in the background would fill the list of traces.
    if (!tracing.recording()) return await run();
    return await tracing.span(`redis ${name}`, { kind: "client", attributes: { "db.system.name": "redis" } }, run);
  };

  return {
    call: (command, ...args) => send(command.toUpperCase(), command, args),
    script: (file) => {
      const name = basename(file.pathname, ".lua");
      return createRedisScript(file, (command, args) => send(name, command, args));
    },
    scan: async (pattern) => {
      const nodes = client instanceof Cluster ? client.nodes("master") : [client];
      return (await Promise.all(nodes.map((node) => scanNode(node, pattern)))).flat();
    },
    ping: async () => {
      if (client.status !== "ready") throw fail("service_unavailable", { cause: new Error("not connected to Redis") });
      await send("PING", "ping", []);
    },
    close: () => client.disconnect(),
  };
}

/** A refusal of the server, which is well then: a script that it does not know must not look like a server that fails. */
class Refusal {
  readonly reason: Error;
  constructor(reason: Error) {
    this.reason = reason;
  }
}

function orRefusal(error: unknown): Refusal {
  const reason = toAppError(error);
  if (isUnavailable(reason)) throw reason;
  return new Refusal(reason);
}

function answerOf(answer: unknown): unknown {
  if (answer instanceof Refusal) throw answer.reason;
  return answer;
}

const RECONNECT_MS = 200;

function optionsOf(commandTimeout: number) {
  return {
    commandTimeout,
    // A connection that went dead without a word answers nothing for good: the next one may.
    socketTimeout: commandTimeout,
    connectTimeout: commandTimeout,
    enableOfflineQueue: false,
    // A script under way when the connection broke may have run: sending it again could take a second unit.
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: () => RECONNECT_MS,
  };
}

function openCluster(url: string, commandTimeout: number): Cluster {
  return new Cluster(url.split(","), {
    enableOfflineQueue: false,
    clusterRetryStrategy: () => RECONNECT_MS,
    redisOptions: optionsOf(commandTimeout),
  });
}

const KEYS_A_STEP = 1000;

async function scanNode(node: Redis, pattern: string): Promise<string[]> {
  const found = new Set<string>();
  let cursor = "0";
  do {
    const [next, keys] = await node.scan(cursor, "MATCH", pattern, "COUNT", KEYS_A_STEP).catch((error: unknown) => {
      throw toAppError(error);
    });
    for (const key of keys) found.add(key);
    cursor = next;
  } while (cursor !== "0");
  return [...found];
}
