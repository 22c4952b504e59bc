import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { openLoad } from "../load/open-load.ts";
import type { Step } from "../load/plan.ts";
import type { Bench, Ceiling } from "./ceiling.ts";

const script = fileURLToPath(new URL("bare-server.ts", import.meta.url));
const CONNECTIONS = 64;

const GET: Step = { method: "GET", path: "/" };
const POST: Step = { method: "POST", path: "/", bodies: ['{"sku_id":1}'] };

/** Web servers that answer always the same; they share the cores with the load generator, as the shop does. */
export function httpCeilings(): Bench {
  const ceilings = [1, 2].flatMap((processes) => [
    ceiling("http", processes, GET),
    ceiling("fastify", processes, GET),
    ceiling("fastify", processes, POST),
  ]);
  return { ceilings, close: async () => {} };
}

function ceiling(kind: "http" | "fastify", processes: number, step: Step): Ceiling {
  const name = kind === "http" ? "node:http" : "Fastify";
  return {
    what: `${name} ${step.method}, ${processes === 1 ? "1 process" : `${processes} processes`}`,
    unit: "/s",
    measure: (seconds) => withServer(kind, processes, (port) => requestsPerSecond(port, step, seconds)),
  };
}

async function requestsPerSecond(port: number, step: Step, seconds: number): Promise<number> {
  const load = await openLoad({ host: "127.0.0.1", port, connections: CONNECTIONS, steps: [step], tokens: [] });
  try {
    await load.run({ kind: "closed", seconds: 0.5 });
    return (await load.run({ kind: "closed", seconds })).visitsPerSecond;
  } finally {
    await load.close();
  }
}

async function withServer<T>(kind: string, processes: number, work: (port: number) => Promise<T>): Promise<T> {
  const child = spawn(process.execPath, [script, kind, String(processes)], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit");
  try {
    const [line] = (await once(createInterface(child.stdout), "line")) as [string];
    return await work(Number(line));
  } finally {
    child.kill();
    await ended;
  }
}
