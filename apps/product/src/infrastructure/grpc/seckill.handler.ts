import type { ProductServiceDefinition } from "@mall/contracts/product";
import {
  type SeckillActivity,
  SeckillClaimState,
  SeckillOutcome,
  type SeckillRequest,
  type SeckillResponse,
  SeckillSaleState,
} from "@mall/contracts/seckill";
import { type Clock, fail } from "@mall/kernel";
import type { ServiceImplementation } from "@mall/rpc";
import type { changeSeckillActivity } from "../../application/change-seckill-activity.ts";
import type { countAhead } from "../../application/count-ahead.ts";
import type { getSeckillClaim } from "../../application/get-seckill-claim.ts";
import type { getSeckillSale } from "../../application/get-seckill-sale.ts";
import type { ListedSale, listSeckillActivities } from "../../application/list-seckill-activities.ts";
import type { listSeckillSales } from "../../application/list-seckill-sales.ts";
import type { planSeckillActivity } from "../../application/plan-seckill-activity.ts";
import { MAX_ATTEMPTS, type Seckill } from "../../application/seckill.ts";
import type { ClaimState, ReserveOutcome } from "../../domain/seckill.ts";

/** The part of the product service that sells in flash sales. */
export type SeckillImplementation = Pick<
  ServiceImplementation<ProductServiceDefinition>,
  | "seckill"
  | "seckillBatch"
  | "getSeckillClaim"
  | "listSeckillActivities"
  | "createSeckillActivity"
  | "getSeckillSale"
  | "listSeckillSales"
  | "startSeckillActivity"
  | "stopSeckillActivity"
>;

export interface SeckillUseCases {
  seckill: Seckill;
  getClaim: ReturnType<typeof getSeckillClaim>;
  listActivities: ReturnType<typeof listSeckillActivities>;
  planActivity: ReturnType<typeof planSeckillActivity>;
  countAhead: ReturnType<typeof countAhead>;
  getSale: ReturnType<typeof getSeckillSale>;
  listSales: ReturnType<typeof listSeckillSales>;
  changeActivity: ReturnType<typeof changeSeckillActivity>;
  clock: Clock;
}

const OUTCOMES: Record<ReserveOutcome["kind"], SeckillOutcome> = {
  reserved: SeckillOutcome.SECKILL_OUTCOME_RESERVED,
  sold_out: SeckillOutcome.SECKILL_OUTCOME_SOLD_OUT,
  already_bought: SeckillOutcome.SECKILL_OUTCOME_ALREADY_BOUGHT,
  not_started: SeckillOutcome.SECKILL_OUTCOME_NOT_STARTED,
  ended: SeckillOutcome.SECKILL_OUTCOME_ENDED,
};

// A sold place is still with the order service: what became of the order is that service's to tell.
const STATES: Record<ClaimState, SeckillClaimState> = {
  pending: SeckillClaimState.SECKILL_CLAIM_STATE_PENDING,
  handed_on: SeckillClaimState.SECKILL_CLAIM_STATE_HANDED_ON,
  sold: SeckillClaimState.SECKILL_CLAIM_STATE_HANDED_ON,
  released: SeckillClaimState.SECKILL_CLAIM_STATE_RELEASED,
};

const SALE_STATES: Record<ListedSale["state"], SeckillSaleState> = {
  planned: SeckillSaleState.SECKILL_SALE_STATE_PLANNED,
  running: SeckillSaleState.SECKILL_SALE_STATE_RUNNING,
  ended: SeckillSaleState.SECKILL_SALE_STATE_ENDED,
  stopped: SeckillSaleState.SECKILL_SALE_STATE_STOPPED,
};

const MAX_ORDER_NO = 64;

/** Decodes, calls the use case, encodes. */
export function createSeckillHandlers(useCases: SeckillUseCases): SeckillImplementation {
  const { seckill, getClaim, listActivities, planActivity, changeActivity, clock } = useCases;
  return {
    seckill: async (request) => responseOf(await seckill.one(commandOf(request))),
    seckillBatch: async ({ attempts }) => {
      if (attempts.length > MAX_ATTEMPTS) throw refuse("attempts", `at most ${MAX_ATTEMPTS}`);
      const outcomes = await seckill.many(attempts.map(commandOf));
      return { results: outcomes.map(responseOf) };
    },
    getSeckillClaim: async ({ userId, skuId, orderNo, countAhead: isCounted }) => {
      if (orderNo.length > MAX_ORDER_NO) throw refuse("order_no", `at most ${MAX_ORDER_NO} characters`);
      const sku = orderNo ? 0 : idOf("sku_id", skuId);
      const claim = await getClaim({ userId: idOf("user_id", userId), skuId: sku, orderNo });
      const ahead = isCounted ? await useCases.countAhead(claim) : 0;
      return { orderNo: claim.orderNo, skuId: claim.skuId, state: STATES[claim.state], ahead };
    },
    listSeckillActivities: async () => ({ activities: (await listActivities()).map(activityOf), nowMs: clock.now() }),
    createSeckillActivity: async (request) => {
      const sale = await planActivity({ ...request, skuId: idOf("sku_id", request.skuId) });
      return { activity: activityOf(sale) };
    },
    getSeckillSale: async ({ skuId }) => {
      const sale = await useCases.getSale(idOf("sku_id", skuId));
      return { ...sale, skuId, state: SALE_STATES[sale.state], nowMs: clock.now() };
    },
    listSeckillSales: async (request) => {
      const { sales, total } = await useCases.listSales(request);
      return { sales: sales.map(activityOf), total, nowMs: clock.now() };
    },
    startSeckillActivity: async ({ id }) => ({ activity: activityOf(await changeActivity.start(idOf("id", id))) }),
    stopSeckillActivity: async ({ id }) => ({ activity: activityOf(await changeActivity.stop(idOf("id", id))) }),
  };
}

const refuse = (field: string, reason: string) => fail("invalid_input", { field, params: { reason } });

function idOf(field: string, value: number): number {
  if (!Number.isSafeInteger(value) || value < 1) throw refuse(field, "1..2^53-1");
  return value;
}

function commandOf({ userId, skuId }: SeckillRequest) {
  return { userId: idOf("user_id", userId), skuId: idOf("sku_id", skuId) };
}

function responseOf(outcome: ReserveOutcome): SeckillResponse {
  return { outcome: OUTCOMES[outcome.kind], orderNo: "orderNo" in outcome ? outcome.orderNo : "" };
}

function activityOf({ activityId, sku, state, ...sale }: ListedSale): SeckillActivity {
  const { id: skuId, productId, productName, name: skuName, picture, priceCents } = sku;
  const named = { skuId, productId, productName, skuName, picture, priceCents };
  return { id: activityId, ...named, ...sale, state: SALE_STATES[state] };
}
