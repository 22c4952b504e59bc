import { type Attributes, type SpanContext, type SpanKind, type SpanStatus, SpanStatusCode } from "@opentelemetry/api";
import type { InstrumentationScope } from "@opentelemetry/core";
import type { Resource } from "@opentelemetry/resources";
import type { ReadableSpan } from "@opentelemetry/sdk-trace-base";
import { hrTime, preciseNow } from "./precise-time.ts";
import type { Scope } from "./scope.ts";
import type { AttributeValue } from "./tracing.ts";

/** What all spans of one service share. */
export interface SpanOrigin {
  resource: Resource;
  instrumentationScope: InstrumentationScope;
}

/** How a span begins. */
export interface SpanStart {
  name: string;
  kind: SpanKind;
  attributes: Attributes;
  parent: SpanContext | undefined;
}

/** Shared by all that have none, and never added to. */
const NONE: never[] = [];

/**
 * A span under way, and when it has ended what OpenTelemetry's processors and exporters read. The SDK's own does the
 * same at several times the cost, most of it for limits, links and metrics that are not used here.
 */
export class RecordedSpan implements Scope, ReadableSpan {
  readonly sampled = true;
  readonly traceId: string;
  readonly place: SpanContext;
  readonly parentSpanContext?: SpanContext;
  readonly name: string;
  readonly kind: SpanKind;
  readonly attributes: Attributes;
  readonly resource: Resource;
  readonly instrumentationScope: InstrumentationScope;
  readonly links = NONE;
  readonly droppedAttributesCount = 0;
  readonly droppedEventsCount = 0;
  readonly droppedLinksCount = 0;
  events: ReadableSpan["events"] = NONE;
  status: SpanStatus = { code: SpanStatusCode.UNSET };
  readonly #startMs = preciseNow();
  #endMs: number | undefined;

  constructor({ resource, instrumentationScope }: SpanOrigin, place: SpanContext, start: SpanStart) {
    this.traceId = place.traceId;
    this.place = place;
    if (start.parent) this.parentSpanContext = start.parent;
    this.name = start.name;
    this.kind = start.kind;
    this.attributes = { ...start.attributes };
    this.resource = resource;
    this.instrumentationScope = instrumentationScope;
  }

  set(name: string, value: AttributeValue): void {
    if (!this.ended) this.attributes[name] = value;
  }

  /** Marks it failed, with the error as an event as OpenTelemetry's conventions name its parts. */
  fail(thrown: unknown): void {
    const { name, message, stack } = thrown instanceof Error ? thrown : new Error(String(thrown));
    const attributes: Attributes = { "exception.type": name, "exception.message": message };
    if (stack && thrown instanceof Error) attributes["exception.stacktrace"] = stack;
    this.events = [{ name: "exception", time: hrTime(preciseNow()), attributes, droppedAttributesCount: 0 }];
    this.status = { code: SpanStatusCode.ERROR, message };
  }

  end(): void {
    this.#endMs ??= preciseNow();
  }

  spanContext(): SpanContext {
    return this.place;
  }

  get ended(): boolean {
    return this.#endMs !== undefined;
  }

  get startTime(): ReadableSpan["startTime"] {
    return hrTime(this.#startMs);
  }

  get endTime(): ReadableSpan["endTime"] {
    return hrTime(this.#endMs ?? this.#startMs);
  }

  get duration(): ReadableSpan["duration"] {
    return hrTime(Math.max(0, (this.#endMs ?? this.#startMs) - this.#startMs));
  }
}
