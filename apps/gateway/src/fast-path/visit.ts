import { SeckillOutcome, type SeckillResponse } from "@mall/contracts/seckill";
import type { Block } from "@mall/flow-control";
import { Inside } from "@mall/flow-control/fastify";
import { asAppError, type Logger } from "@mall/kernel";
import type { TraceDecision } from "@mall/tracing";
import { refusalSlug } from "../flow/refusal.ts";
import { languageOf } from "../plugins/language.ts";
import { SECKILL_REFUSALS } from "../routes/seckill-refusals.ts";
import type { Applicant } from "./admission.ts";
import { type Answer, failure, type Reader, refusal, won } from "./answers.ts";
import type { Asking } from "./ask-stock.ts";
import { SECKILL_PATH } from "./plain-request.ts";
import type { PlainFacts, SeckillValues } from "./request-facts.ts";
import type { StockMemory } from "./stock-memory.ts";
import type { Exchange } from "./write-answer.ts";

/** What visits are made with. */
export interface VisitDeps {
  memory: Pick<StockMemory, "isSoldOutFor">;
  ask: (asking: Asking) => void;
  write: (exchange: Exchange, answer: Answer) => void;
  logger: Logger;
}

/** What is known of one attempt when it begins. */
export interface VisitFacts extends Omit<Exchange, "traceId"> {
  readonly userId: number;
  readonly skuId: number;
  readonly deadline: number;
  readonly trace: TraceDecision;
  readonly facts: PlainFacts;
  readonly values: SeckillValues;
}

/** One attempt at the flash sale, from the door to the answer. */
export class Visit implements Applicant, Asking, Exchange, Reader {
  readonly inside = new Inside();
  readonly request: VisitFacts["request"];
  readonly response: VisitFacts["response"];
  readonly cameAt: number;
  readonly userId: number;
  readonly skuId: number;
  readonly deadline: number;
  readonly trace: TraceDecision;
  readonly facts: PlainFacts;
  readonly values: SeckillValues;
  readonly #deps: VisitDeps;

  constructor(known: VisitFacts, deps: VisitDeps) {
    this.request = known.request;
    this.response = known.response;
    this.cameAt = known.cameAt;
    this.userId = known.userId;
    this.skuId = known.skuId;
    this.deadline = known.deadline;
    this.trace = known.trace;
    this.facts = known.facts;
    this.values = known.values;
    this.#deps = deps;
  }

  get traceId(): string {
    return this.trace.traceId;
  }

  get language(): "zh" | "en" {
    return languageOf(this.request.headers["accept-language"]);
  }

  /** Refused at the door, or let in: who has heard before that there is nothing for them hears it again. */
  admitted(block?: Block): void {
    if (block) {
      this.#end(refusal(refusalSlug(block, "seckill_busy"), this, block.retryAfterMs));
      return;
    }
    if (this.#deps.memory.isSoldOutFor(this.skuId, this.userId)) this.#end(refusal("seckill_sold_out", this));
    else this.#deps.ask(this);
  }

  answered({ outcome, orderNo }: SeckillResponse): void {
    const slug = SECKILL_REFUSALS[outcome];
    if (slug) this.#end(refusal(slug, this));
    else if (outcome === SeckillOutcome.SECKILL_OUTCOME_RESERVED) this.#end(won(orderNo));
    else this.failed(new Error(`The product service answered an attempt with outcome ${outcome}`));
  }

  failed(thrown: unknown): void {
    const error = asAppError(thrown);
    if (error.code === "internal") {
      const place = { method: "POST", route: SECKILL_PATH, trace_id: this.traceId };
      this.#deps.logger.error({ err: error.cause ?? thrown, ...place }, "request failed");
    }
    this.#end(failure(error, this));
  }

  broken(error: unknown): void {
    this.failed(error);
  }

  #end(answer: Answer): void {
    this.#deps.write(this, answer);
    this.inside.leave(answer.status >= 500 ? new Error(`answered ${answer.status}`) : undefined);
  }
}
