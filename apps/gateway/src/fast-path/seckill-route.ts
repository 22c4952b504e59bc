import { SeckillOutcome, type SeckillResponse } from "@mall/contracts/seckill";
import { API_PREFIX } from "../app.ts";
import { SECKILL_RESOURCE } from "../plugins/flow-control.ts";
import { SECKILL_REFUSALS } from "../routes/seckill-refusals.ts";
import { refusal, success } from "./answers.ts";
import { type AskStockDeps, createAskStock } from "./ask-stock.ts";
import type { PlainRoute, PlainVisit } from "./plain-route.ts";
import { SeckillValues } from "./request-facts.ts";

/** An attempt at the flash sale of a SKU. */
interface Attempt {
  readonly skuId: number;
}

/** Nothing but a SKU of at most fifteen digits, which every number of JavaScript holds exactly. */
const BODY = /^\s*\{\s*"sku_id"\s*:\s*([1-9]\d{0,14})\s*\}\s*$/;

/** The flash sale: who has heard before that there is nothing left hears it again, the others go to the stock together. */
export function seckillRoute(deps: AskStockDeps): PlainRoute<Attempt> {
  const { memory, products } = deps;
  const ask = createAskStock(deps);
  return {
    path: `${API_PREFIX}/product/seckill`,
    flow: { resource: SECKILL_RESOURCE, priority: "sheddable", busy: "seckill_busy" },
    read: (body) => {
      const digits = BODY.exec(body.toString("latin1"))?.[1];
      return digits === undefined ? undefined : { skuId: Number(digits) };
    },
    values: (userId, { skuId }, facts) => new SeckillValues(userId, skuId, facts),
    serve: (visit) => {
      const { userId, trace, deadline } = visit;
      const { skuId } = visit.input;
      if (trace.sampled) askAlone(visit, { memory, products });
      else if (memory.isSoldOutFor(skuId, userId)) visit.end(refusal("seckill_sold_out", visit));
      else
        ask({
          userId,
          skuId,
          deadline,
          trace,
          answered: (answer) => tell(visit, answer),
          failed: (error) => visit.failed(error),
        });
    },
  };
}

/** A trace that is recorded shows its own call. */
function askAlone(visit: PlainVisit<Attempt>, { memory, products }: Pick<AskStockDeps, "memory" | "products">): void {
  const { userId } = visit;
  const { skuId } = visit.input;
  const page = memory.pageOf(skuId);
  const told = (answer: SeckillResponse) => {
    page.note(userId, answer.outcome);
    tell(visit, answer);
  };
  visit
    .within(() => products.seckill({ userId, skuId }))
    .then(told)
    .catch((error: unknown) => visit.failed(error));
}

function tell(visit: PlainVisit<Attempt>, { outcome, orderNo }: SeckillResponse): void {
  const slug = SECKILL_REFUSALS[outcome];
  const won = outcome === SeckillOutcome.SECKILL_OUTCOME_RESERVED;
  if (slug) visit.end(refusal(slug, visit));
  else if (won) visit.end(success({ success: true, order_no: orderNo, status: "queued" }));
  else visit.failed(new Error(`The product service answered an attempt with outcome ${outcome}`));
}
