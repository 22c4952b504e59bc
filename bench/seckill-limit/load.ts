import { Agent, request } from "node:http";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { demoToken } from "../../tests/system/http.fixture.ts";

/** How much is sent, and where to. */
export interface Load {
  /** Gateways, asked in turn. */
  urls: readonly string[];
  /** Requests a second, whatever the answers take: an open loop. */
  rate: number;
  seconds: number;
}

/** One request; times in milliseconds since the epoch, with fractions. */
export interface Attempt {
  sent: number;
  received: number;
  /** 0: no answer. */
  status: number;
}

/** A SKU whose sale is not open: what passes the limit hears so (400), the rest 429. */
const SKU = 3;
/** As many as make each one press a few times a second. */
const USERS = 500;
const TICK_MS = 5;

/** Sends seckill attempts at an even rate; bounded in time and count. */
export async function drive({ urls, rate, seconds }: Load): Promise<Attempt[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const tokens = Array.from({ length: USERS }, (_, index) => demoToken(100_000 + index));
  const pending: Promise<Attempt>[] = [];
  const begun = performance.now();
  const total = rate * seconds;
  while (pending.length < total) {
    const due = Math.min(total, Math.floor(((performance.now() - begun) / 1000) * rate));
    while (pending.length < due) {
      const index = pending.length;
      pending.push(attempt(agent, urls[index % urls.length] ?? "", tokens[index % USERS] ?? ""));
    }
    await sleep(TICK_MS);
  }
  const attempts = await Promise.all(pending);
  agent.destroy();
  return attempts;
}

function attempt(agent: Agent, url: string, token: string): Promise<Attempt> {
  const sent = now();
  return new Promise((resolve) => {
    const done = (status: number) => resolve({ sent, received: now(), status });
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const call = request(
      `${url}/api/v1/product/seckill`,
      { method: "POST", agent, headers, timeout: 10_000 },
      (answer) => {
        answer.resume();
        answer.on("end", () => done(answer.statusCode ?? 0));
      },
    );
    call.on("error", () => done(0));
    call.on("timeout", () => call.destroy());
    call.end(JSON.stringify({ sku_id: SKU }));
  });
}

const now = () => performance.timeOrigin + performance.now();
