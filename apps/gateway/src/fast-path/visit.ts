import type { Block } from "@mall/flow-control";
import { Inside } from "@mall/flow-control/fastify";
import { asAppError, type Logger } from "@mall/kernel";
import { withDeadline } from "@mall/rpc";
import type { TraceDecision, Tracing } from "@mall/tracing";
import { refusalSlug } from "../flow/refusal.ts";
import { languageOf } from "../plugins/language.ts";
import type { Applicant } from "./admission.ts";
import { type Answer, failure, refusal } from "./answers.ts";
import type { PlainRoute, PlainVisit } from "./plain-route.ts";
import type { PlainFacts } from "./request-facts.ts";
import type { Exchange } from "./write-answer.ts";

/** What visits are made with. */
export interface VisitDeps {
  tracing: Tracing;
  write: (exchange: Exchange, answer: Answer) => void;
  logger: Logger;
}

/** What is known of one request when its visit begins. */
export interface VisitFacts extends Omit<Exchange, "traceId"> {
  readonly route: PlainRoute;
  readonly input: unknown;
  readonly userId: number;
  readonly deadline: number;
  readonly trace: TraceDecision;
  readonly facts: PlainFacts;
}

/** One request past Fastify, from the door to the answer. */
export class Visit implements Applicant, Exchange, PlainVisit<unknown> {
  readonly inside = new Inside();
  readonly request: VisitFacts["request"];
  readonly response: VisitFacts["response"];
  readonly cameAt: number;
  readonly route: PlainRoute;
  readonly input: unknown;
  readonly userId: number;
  readonly deadline: number;
  readonly trace: TraceDecision;
  readonly facts: PlainFacts;
  readonly values: Readonly<Record<string, unknown>>;
  readonly #deps: VisitDeps;

  constructor(known: VisitFacts, deps: VisitDeps) {
    this.request = known.request;
    this.response = known.response;
    this.cameAt = known.cameAt;
    this.route = known.route;
    this.input = known.input;
    this.userId = known.userId;
    this.deadline = known.deadline;
    this.trace = known.trace;
    this.facts = known.facts;
    this.values = known.route.values(known.userId, known.input, known.facts);
    this.#deps = deps;
  }

  get traceId(): string {
    return this.trace.traceId;
  }

  get language(): "zh" | "en" {
    return languageOf(this.request.headers["accept-language"]);
  }

  /** Refused at the door, or let in. */
  admitted(block?: Block): void {
    if (block) this.end(refusal(refusalSlug(block, this.route.flow.busy), this, block.retryAfterMs));
    else this.route.serve(this);
  }

  within<T>(work: () => Promise<T>): Promise<T> {
    const inTime = () => withDeadline(this.deadline, work);
    // Who is recorded is in a span already.
    return this.trace.sampled ? inTime() : this.#deps.tracing.run(this.trace, "", {}, inTime);
  }

  failed(thrown: unknown): void {
    const error = asAppError(thrown);
    if (error.code === "internal") {
      const place = { method: "POST", route: this.route.path, trace_id: this.traceId };
      this.#deps.logger.error({ err: error.cause ?? thrown, ...place }, "request failed");
    }
    this.end(failure(error, this));
  }

  broken(error: unknown): void {
    this.failed(error);
  }

  end(answer: Answer): void {
    this.#deps.write(this, answer);
    this.inside.leave(answer.status >= 500 ? new Error(`answered ${answer.status}`) : undefined);
  }
}
