import type { StoredSpan } from "@mall/tracing";
import { formatDateTime } from "../schemas/date-time.ts";
import { type Html, html } from "./html.ts";
import { layout } from "./layout.ts";
import { orderSpans, type PlacedSpan } from "./span-tree.ts";

/** The waterfall of one trace: a line a span, a bar for its time. */
export function waterfallPage(traceId: string, spans: readonly StoredSpan[]): string {
  const start = Math.min(...spans.map((span) => span.startMs));
  const end = Math.max(...spans.map((span) => span.startMs + span.durationMs));
  const placed = orderSpans(spans);
  const services = [...new Set(placed.map(({ span }) => span.service))];
  return layout(
    "链路",
    html`
  <p><a href="/ops/traces">← 全部链路</a></p>
  <h1>${placed[0]?.span.name ?? traceId}</h1>
  <p class="facts">${formatDateTime(start)} · ${spans.length} 个 Span · ${(end - start).toFixed(1)} ms · <code>${traceId}</code></p>
  <p class="legend">${services.map((service) => html`<span class="service ${colourOf(services, service)}">${service}</span> `)}</p>
  <div class="waterfall">${placed.map((one) => line(one, { start, total: Math.max(end - start, 0.001), services }))}</div>`,
  );
}

/** The page for a trace that is not, or no more, in memory. */
export function noSuchTracePage(): string {
  return layout(
    "链路",
    html`<h1>没有这条链路</h1><p class="empty">内存里只保留最近的链路，重启后清空。回到<a href="/ops/traces">列表</a>，或者设置 <code>OTEL_EXPORTER_OTLP_ENDPOINT</code> 把链路送到 Jaeger。</p>`,
  );
}

interface Scale {
  start: number;
  total: number;
  services: string[];
}

function line({ span, depth }: PlacedSpan, { start, total, services }: Scale): Html {
  const left = ((span.startMs - start) / total) * 100;
  const width = Math.max((span.durationMs / total) * 100, 0.5);
  const details = Object.entries(span.attributes).map(([name, value]) => `${name}=${value}`);
  const title = [span.service, span.kind, ...details, ...(span.error ? [span.error] : [])].join("\n");
  return html`<div class="span ${span.error ? "error" : ""}" title="${title}">
    <div class="label"><svg class="indent" width="${depth * 14}" height="1" aria-hidden="true"></svg><span><b>${span.service}</b> ${span.name}</span></div>
    <svg class="track" aria-hidden="true"><rect class="${colourOf(services, span.service)}" x="${left.toFixed(2)}%" width="${Math.min(width, 100 - left).toFixed(2)}%" height="100%" rx="3"/></svg>
    <div class="number">${span.durationMs.toFixed(2)} ms</div>
  </div>`;
}

/** Classes c0 to c7 of the style sheet, one for each service in order of appearance. */
function colourOf(services: readonly string[], service: string): string {
  return `c${services.indexOf(service) % 8}`;
}
