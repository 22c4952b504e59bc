import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";
import { eventually } from "./eventually.ts";
import { isFreePort } from "./free-port.ts";
import { createPortDraw } from "./port-draw.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

const run = promisify(execFile);

/** A redis-server of a test's own, on loopback. */
export interface RedisServer {
  port: number;
  /** `redis://127.0.0.1:<port>` */
  url: string;
  /** One command of redis-cli: `cli("SET", "seckill:stock:2", "5")`; what it printed. Rejects when Redis refuses it. */
  cli(...args: string[]): Promise<string>;
  /** Ends the process with SIGKILL, as a crash does; the data folder stays. */
  kill(): Promise<void>;
  /** Starts it again on the same port and folder. */
  restart(): Promise<void>;
  /** Ends the process and removes its folder. */
  stop(): Promise<void>;
}

/** Starts a redis-server with these settings: `startRedisServer(["--appendonly", "yes"])`. It needs redis-server on the path. */
export async function startRedisServer(settings: readonly string[] = []): Promise<RedisServer> {
  const directory = temporaryDirectory();
  const port = await nodePort();
  const cli = async (...args: string[]) =>
    (await run("redis-cli", ["-e", "-h", "127.0.0.1", "-p", String(port), ...args])).stdout.trim();
  const start = async () => {
    const fixed = ["--port", String(port), "--bind", "127.0.0.1", "--dir", directory.path, "--save", ""];
    const started = spawn("redis-server", [...fixed, ...settings], { stdio: "ignore" });
    running.add(started);
    await eventually(() => answers(started, cli), { everyMs: 20, timeoutMs: 20_000 });
    return started;
  };
  let server = await start();
  const kill = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, "exit");
    server.kill("SIGKILL");
    await ended;
    running.delete(server);
  };
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    cli,
    kill,
    restart: async () => {
      await kill();
      server = await start();
    },
    stop: async () => {
      await kill();
      directory.remove();
    },
  };
}

// A test that fails before its clean-up must leave no server behind.
const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const each of running) each.kill("SIGKILL");
});

async function answers(started: ChildProcess, cli: RedisServer["cli"]): Promise<void> {
  // By its process id: another server may have taken the port a moment before.
  if ((await cli("INFO", "server")).includes(`process_id:${started.pid}\r`)) return;
  throw new Error(`no answer from redis-server, exit code ${started.exitCode}`);
}

/**
 * A port whose neighbour 10,000 higher is free as well: there the nodes of a cluster talk. Both lie below those that the
 * system gives to outgoing connections.
 */
const nodePort = createPortDraw({ lowest: 20_000, count: 2_700, suits: (port) => isFreePort(port + 10_000) });
