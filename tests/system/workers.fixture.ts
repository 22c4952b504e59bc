import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { checkLimit, fire, type Shot, shootOnce } from "./limit-load.fixture.ts";
import type { startProcesses } from "./processes.fixture.ts";

type Shop = Awaited<ReturnType<typeof startProcesses>>;

const ROUNDS = 5;

/**
 * Fires at the gateway and checks the limit, during which `meanwhile` may happen. Says nothing of a round in which a
 * machine that is too busy let the limiter be silent (each worker then passes the limit by itself, as the rule says), or
 * in which no second is certain: then it fires again.
 */
export async function fireUnderLimit(shop: Shop, limit: number, meanwhile = async () => {}): Promise<Shot[]> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = outages(shop);
    const [shots] = await Promise.all([fire(shop.api), round === 0 ? meanwhile() : undefined]);
    // A line that was logged before an answer has arrived by now.
    await sleep(100);
    if (outages(shop) === before && checkLimit(shots, limit) > 0) return shots;
    while (outages(shop) > count(shop, "the limiter of the cluster answers again")) await shootOnce(shop.api);
  }
  throw new Error(`the machine was too busy for each of ${ROUNDS} rounds\n${shop.output()}`);
}

const outages = (shop: Shop) => count(shop, "the limiter of the cluster does not answer");
const count = (shop: Shop, line: string) => shop.output().split(line).length - 1;

const tokens = new WeakMap<Shop, Promise<string>>();

/** Logs in once: more than five logins of one name at the same moment look like guessing. */
function operatorToken(shop: Shop): Promise<string> {
  const login = async () =>
    (await shop.api.post("user/login", { username: "operator", password: "123" })).data.token as string;
  const token = tokens.get(shop) ?? login();
  tokens.set(shop, token);
  return token;
}

/** What flow control sees, in all workers: asked as the operator. */
export async function figuresOf(shop: Shop) {
  return (await shop.api.get("ops/flow/figures", await operatorToken(shop))).data;
}

/** Whether a process runs: one that has ended, and whose end nobody has taken note of yet, does not. */
export function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return process.platform !== "linux";
  }
}
