import {
  type Answer,
  askForPass,
  type Pass,
  passOf,
  type ShopClient,
  type Verdict,
  verdictOf,
} from "../crowd/index.ts";
import type { CrowdCounts, CrowdPlan } from "./crowd-plan.ts";
import type { Tally } from "./tally.ts";

/** What the buyers of a crowd share. */
export interface Crowd {
  plan: Pick<CrowdPlan, "skuId" | "guarded">;
  client: ShopClient;
  tally: Tally;
  /** Waits; resolves at once when the crowd is sent home. */
  wait(ms: number): Promise<void>;
  /** Whether nobody comes again: the time is over. */
  over(): boolean;
  /** Somebody heard that all is sold; who was only told to wait then gives up. */
  soldOut: boolean;
}

/** Milliseconds before a buyer who was not served comes again, at least; up to twice as many. */
const AGAIN_MS = 1000;

/** Lets one buyer try until it is clear whether there is a place, or the time is over. */
export async function buy(token: string, crowd: Crowd, random = Math.random): Promise<void> {
  const pass = crowd.plan.guarded ? passOf(await askForPass(crowd.client, token, crowd.plan.skuId)) : undefined;
  let unsure = false;
  while (!crowd.over()) {
    const verdict = await attempt(token, crowd, pass);
    if (verdict.kind === "won") return crowd.tally.place(verdict.orderNo);
    if (verdict.kind === "already_bought") break;
    if (isFinal(verdict)) return;
    // An attempt that failed may have won all the same.
    if (verdict.kind !== "busy") unsure = true;
    else if (crowd.soldOut && !unsure) return;
    await crowd.wait(AGAIN_MS * (1 + random()));
  }
  await findPlace(token, crowd);
}

async function attempt(token: string, crowd: Crowd, pass: Pass | undefined): Promise<Verdict> {
  const { tally, client, plan } = crowd;
  tally.counts.sent += 1;
  const answer = await client.send("POST", "/api/v1/product/seckill", token, { sku_id: plan.skuId, ...pass });
  if (answer.reached) tally.took(answer.ms);
  const verdict = verdictOf(answer);
  count(verdict, answer, crowd);
  return verdict;
}

const COUNTED: Partial<Record<Verdict["kind"], keyof CrowdCounts>> = {
  ...{ won: "won", sold_out: "sold_out", busy: "limited", already_bought: "already" },
  ...{ refused: "failed", unreachable: "failed" },
};

function count({ kind }: Verdict, { reached }: Answer, crowd: Crowd): void {
  const { counts } = crowd.tally;
  if (reached) counts.answered += 1;
  if (kind === "sold_out") crowd.soldOut = true;
  const counted = COUNTED[kind];
  if (counted) counts[counted] += 1;
}

const isFinal = ({ kind }: Verdict) => kind === "sold_out" || kind === "not_started" || kind === "ended";

/** Asks for the place that an answer which never came told of. */
async function findPlace(token: string, { client, plan, tally }: Crowd): Promise<void> {
  const answer = await client.send("GET", `/api/v1/product/seckill/result?sku_id=${plan.skuId}`, token);
  if (answer.reached && answer.status === 200) tally.place(String(answer.body.data?.order_no));
}
