import { AsyncLocalStorage } from "node:async_hooks";
import { type SpanContext, TraceFlags } from "@opentelemetry/api";
import { newSpanId, newTraceId } from "./trace-ids.ts";
import type { ActiveSpan, TraceDecision } from "./tracing.ts";

/** Where in a trace the code that runs is. Serves as the span it stands in, and as the decision about its trace. */
export interface Scope extends ActiveSpan, TraceDecision {
  /**
   * The active span, here or at the caller's. In a trace that is not sampled it is one that nobody recorded, in one
   * that was decided and has not begun the root's to be.
   */
  readonly place: SpanContext;
  /** True where a sampled trace was decided and has no span yet: `place` is the first one's. */
  readonly unopened?: boolean;
}

/** One for the process, whichever services it holds: a span of one is the parent of another's. */
export const scopes = new AsyncLocalStorage<Scope>();

const nothing = (): void => {};

/** A trace that begins here. */
export function newScope(sampled: boolean): Scope {
  const traceId = newTraceId();
  const place = { traceId, spanId: newSpanId(), traceFlags: sampled ? TraceFlags.SAMPLED : TraceFlags.NONE };
  return { traceId, sampled, set: nothing, place, unopened: true };
}

/** A trace that a caller began, at the caller's span. */
export function remoteScope(caller: SpanContext): Scope {
  const sampled = (caller.traceFlags & TraceFlags.SAMPLED) !== 0;
  return { traceId: caller.traceId, sampled, set: nothing, place: caller };
}

/** Where a span that begins in this scope stands, and what its parent is, if it has one. */
export function childOf({ place, unopened }: Scope): { place: SpanContext; parent: SpanContext | undefined } {
  if (unopened) return { place, parent: undefined };
  return { place: { ...place, isRemote: false, spanId: newSpanId() }, parent: place };
}
