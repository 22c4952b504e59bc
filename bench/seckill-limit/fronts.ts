import { freePort } from "@mall/testkit";
import { type Program, startProgram } from "../../tests/system/child-process.fixture.ts";
import { startProcesses } from "../../tests/system/processes.fixture.ts";
import { ready } from "../../tests/system/shop.fixture.ts";

/** Gateways in front of one shop. */
export interface Front {
  processes: number;
  /** What counts for all of them. */
  keptBy: string;
  urls: string[];
}

/** One shop with 1, 2 and 4 gateway processes in turn: workers of one program, and programs that share a Redis. */
export async function* openFronts(limit: number): AsyncGenerator<Front> {
  const shop = await startProcesses({ SECKILL_QPS: String(limit) });
  const addresses = Object.fromEntries(
    Object.entries(shop.ports).map(([name, port]) => [`${name.toUpperCase()}_SERVICE_ADDR`, `127.0.0.1:${port}`]),
  );
  const env = { DATA_DIR: shop.dataDir, LOG_LEVEL: "warn", SECKILL_QPS: String(limit), ...addresses };
  try {
    await shop.endGateway("SIGTERM");
    for (const workers of [1, 2, 4]) {
      const keptBy = workers === 1 ? "itself" : "the primary process";
      yield* front({ processes: workers, keptBy }, 1, { ...env, GATEWAY_WORKERS: String(workers) });
    }
    const { REDIS_URL } = process.env;
    if (!REDIS_URL) return console.log("REDIS_URL is not set: the limit over separate programs is not measured");
    for (const programs of [2, 4])
      yield* front({ processes: programs, keptBy: "Redis" }, programs, { ...env, REDIS_URL });
  } finally {
    await shop.stop();
    shop.remove();
  }
}

async function* front(
  known: Omit<Front, "urls">,
  programs: number,
  env: Record<string, string>,
): AsyncGenerator<Front> {
  const started: Program[] = [];
  const urls: string[] = [];
  try {
    for (let index = 0; index < programs; index += 1) {
      const port = await freePort();
      const program = startProgram("apps/gateway/src/main.ts", { ...env, PORT: String(port) });
      started.push(program);
      urls.push(`http://localhost:${port}`);
      await ready(urls.at(-1) ?? "", program);
    }
    yield { ...known, urls };
  } finally {
    await Promise.all(started.map((program) => program.end("SIGTERM")));
  }
}
