import type { Priority } from "@mall/flow-control";
import type { ErrorSlug } from "@mall/kernel";
import type { TraceDecision } from "@mall/tracing";
import type { Answer, Reader } from "./answers.ts";
import type { PlainFacts } from "./request-facts.ts";

/** A POST of buyers that has a way past Fastify, as its bodies are small and have one form. */
export interface PlainRoute<Input = unknown> {
  /** With the prefix of the API. */
  readonly path: string;
  /** As in the route's own `config.flow`. */
  readonly flow: { readonly resource: string; readonly priority: Priority; readonly busy?: ErrorSlug };
  /** What a body of that form says; undefined for every other body, right or wrong: Fastify says which. */
  read(body: Buffer): Input | undefined;
  /** Named values for hot-parameter rules: the same as Fastify's way has. */
  values(userId: number, input: Input, facts: PlainFacts): Readonly<Record<string, unknown>>;
  /** Does what is asked for and ends the visit, once. */
  serve(visit: PlainVisit<Input>): void;
}

/** A request of a buyer who was let in. */
export interface PlainVisit<Input> extends Reader {
  readonly userId: number;
  readonly input: Input;
  readonly trace: TraceDecision;
  /** When the answer has to be there, in milliseconds since the epoch. */
  readonly deadline: number;
  /** Makes calls for the visit: within its time, in its trace. */
  within<T>(work: () => Promise<T>): Promise<T>;
  end(answer: Answer): void;
  /** Ends with any error. */
  failed(thrown: unknown): void;
}
