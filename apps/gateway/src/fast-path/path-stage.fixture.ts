import { ProductServiceDefinition } from "@mall/contracts/product";
import { SeckillOutcome, type SeckillRequest, type SeckillResponse } from "@mall/contracts/seckill";
import { Role, UserServiceDefinition } from "@mall/contracts/user";
import { fail } from "@mall/kernel";
import type { GatewayConfig } from "../compose.ts";
import { bearer, startGateway } from "../gateway.fixture.ts";
import { attempt, openConnection } from "./raw-client.fixture.ts";

/** SKUs, by what the stock answers to attempts at them. */
export const SKUS = { wins: 1, soldOut: 2, bought: 3, early: 4, late: 5, away: 6, broken: 7 };

const OUTCOMES: Record<number, SeckillOutcome> = {
  [SKUS.wins]: SeckillOutcome.SECKILL_OUTCOME_RESERVED,
  [SKUS.soldOut]: SeckillOutcome.SECKILL_OUTCOME_SOLD_OUT,
  [SKUS.bought]: SeckillOutcome.SECKILL_OUTCOME_ALREADY_BOUGHT,
  [SKUS.late]: SeckillOutcome.SECKILL_OUTCOME_ENDED,
};

/** How requests come. `ordinary`: all of them through Fastify, which alone looks at traces that the caller began. */
export interface StageOptions {
  sampleRatio?: number;
  ordinary?: boolean;
}

/** A trace that the caller began and does not record. */
const FOLLOWED = { traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00" };

/** A gateway that listens, in front of a stock that a test plays, and how often the stock was asked each way. */
export async function openStage(settings: Partial<GatewayConfig> = {}, options: StageOptions = {}) {
  const { sampleRatio = 0, ordinary = false } = options;
  const gateway = await startGateway(
    { host: "127.0.0.1", port: 0, seckillQps: Number.POSITIVE_INFINITY, ...settings },
    undefined,
    sampleRatio,
  );
  const asked = { single: 0, batches: [] as number[][] };
  let decide = async ({ userId, skuId }: SeckillRequest): Promise<SeckillResponse> => {
    if (skuId === SKUS.away) throw fail("service_unavailable");
    if (skuId === SKUS.broken) throw new Error("broken");
    const outcome = OUTCOMES[skuId] ?? SeckillOutcome.SECKILL_OUTCOME_NOT_STARTED;
    return { outcome, orderNo: outcome === OUTCOMES[SKUS.wins] ? `SK-${userId}-${skuId}-1` : "" };
  };
  gateway.play(UserServiceDefinition, { checkSession: async () => ({ role: Role.ROLE_BUYER }) });
  gateway.play(ProductServiceDefinition, {
    seckill: (request) => {
      asked.single += 1;
      return decide(request);
    },
    seckillBatch: async ({ attempts }) => {
      asked.batches.push(attempts.map(({ userId }) => userId));
      return { results: await Promise.all(attempts.map((each) => decide(each))) };
    },
  });
  const port = await gateway.listen();
  const connections: Awaited<ReturnType<typeof openConnection>>[] = [];
  const connection = async () => {
    const opened = await openConnection(port);
    connections.push(opened);
    return opened;
  };
  const text = (user: number, body: string, headers: Record<string, string | undefined> = {}, target?: string) =>
    attempt(body, { authorization: bearer(user).authorization, ...(ordinary ? FOLLOWED : {}), ...headers }, target);
  return {
    ...gateway,
    ...{ port, asked, connection, text },
    decideBy: (rule: typeof decide) => {
      decide = rule;
    },
    /** Makes buyers known, as their first request does, and forgets what it cost. */
    know: async (...users: number[]) => {
      const own = await connection();
      for (const user of users) await own.ask(text(user, `{"sku_id":${SKUS.early}}`));
      own.close();
      asked.single = 0;
      asked.batches = [];
    },
    close: async () => {
      for (const each of connections) each.close();
      await gateway.close();
    },
  };
}
