import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { type Api, demoToken } from "./http.fixture.ts";

/** One request for a place in a sale that is not open, by the clock of this machine in milliseconds. */
export interface Shot {
  sent: number;
  received: number;
  /** Lost: without an answer, or with one that does not say whether the limit let it through. */
  outcome: "passed" | "refused" | "lost";
}

/** A sale of this SKU is never prepared here. */
const SKU = 3;
const SECONDS = 4;
const PER_TICK = 5;
const TICK_MS = 25;
/** So many wait for an answer at most: a gateway that is crowded refuses for another reason than the limit. */
const MOST_UNDER_WAY = 300;

/** Sends 200 requests a second for four seconds, each second by as many users. */
export async function fire(api: Api): Promise<Shot[]> {
  const tokens = Array.from({ length: 200 }, (_, index) => demoToken(1000 + index));
  const shots: Promise<Shot>[] = [];
  let underWay = 0;
  const shoot = async (token: string) => {
    underWay += 1;
    const shot = await shootOnce(api, token);
    underWay -= 1;
    return shot;
  };
  for (let tick = 0; tick < (SECONDS * 1000) / TICK_MS; tick += 1) {
    for (let index = 0; index < PER_TICK && underWay < MOST_UNDER_WAY; index += 1) {
      shots.push(shoot(tokens[shots.length % tokens.length] ?? ""));
    }
    await sleep(TICK_MS);
  }
  return await Promise.all(shots);
}

/** Sends one. */
export async function shootOnce(api: Api, token = demoToken(1000)): Promise<Shot> {
  const sent = Date.now();
  const answer = await api.post("product/seckill", { sku_id: SKU }, token).catch(() => undefined);
  const outcomes: Record<string, Shot["outcome"]> = { seckill_not_started: "passed", seckill_busy: "refused" };
  return { sent, received: Date.now(), outcome: outcomes[answer?.error ?? ""] ?? "lost" };
}

const HALF_MS = 500;
const halfOf = (ms: number) => Math.floor(ms / HALF_MS);
const secondOf = (ms: number) => Math.floor(ms / 1000);

/**
 * Checks a limit a second over all processes of this machine, which counts in two half seconds that stand side by side.
 * Returns the whole seconds of which is certain that all of the limit was granted: in those it was demanded.
 */
export function checkLimit(shots: Shot[], limit: number): number {
  const passed = shots.filter(({ outcome }) => outcome === "passed");
  const within = passed.filter(({ sent, received }) => secondOf(sent) === secondOf(received));
  for (const [second, those] of Map.groupBy(within, ({ sent }) => secondOf(sent))) {
    assert.ok(those.length <= limit, `${those.length} passed in the second ${second}`);
  }
  const first = Math.min(...shots.map(({ sent }) => sent));
  const last = Math.max(...shots.map(({ received }) => received));
  const touched = secondOf(last) - secondOf(first) + 1;
  assert.ok(passed.length <= limit * touched, `${passed.length} passed in ${touched} seconds`);

  const full = secondsFullyGranted(shots, first);
  // What was granted to a request that is lost is lost with it.
  const granted = shots.filter(({ outcome }) => outcome !== "refused");
  assert.ok(granted.length >= limit * full.length, `${granted.length} passed in ${full.length} seconds`);
  for (const second of full) {
    const those = granted.filter((shot) => secondOf(shot.sent) <= second && second <= secondOf(endOf(shot)));
    assert.ok(those.length >= limit, `${those.length} passed in or around the second ${second}`);
  }
  return full.length;
}

/** The question of a worker that was killed may be answered after its caller has lost it. */
const endOf = ({ outcome, received }: Shot) => (outcome === "lost" ? Number.POSITIVE_INFINITY : received);

/**
 * A refusal in the second half of a second says that this half and the one before have granted all of the limit. It may
 * be a repeated one that a worker remembers for longer than the limiter said: by as long as its question took, which is
 * no longer than the request that asked. So one counts that began as long after the half second did.
 */
function secondsFullyGranted(shots: Shot[], first: number): number[] {
  const longest = Math.max(...shots.map(({ sent, received }) => received - sent));
  const proofs = shots.filter(
    ({ outcome, sent, received }) =>
      outcome === "refused" &&
      halfOf(sent) % 2 === 1 &&
      halfOf(received) === halfOf(sent) &&
      sent - halfOf(sent) * HALF_MS > longest &&
      secondOf(sent) * 1000 >= first,
  );
  return [...new Set(proofs.map(({ sent }) => secondOf(sent)))];
}
