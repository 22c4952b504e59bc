import type { TraceSummary } from "@mall/tracing";
import { formatDateTime } from "../schemas/date-time.ts";
import { type Html, html } from "./html.ts";
import { layout } from "./layout.ts";

/** The list of the newest traces. `name` filters by a part of the root's name. */
export function tracesPage(traces: readonly TraceSummary[], name: string): string {
  return layout(
    "链路",
    html`
  <h1>链路 <small lang="en">Traces</small></h1>
  <form method="get" class="filter">
    <input name="name" value="${name}" placeholder="POST /api/v1/order/create" aria-label="名称 name">
    <button>筛选</button> <a href="/ops/traces">全部</a>
  </form>
  ${traces.length === 0 ? empty : table(traces)}`,
  );
}

const empty = html`<p class="empty">还没有链路。先发一个请求，例如 <a href="/api/v1/product/list">/api/v1/product/list</a>，再刷新本页。</p>`;

function table(traces: readonly TraceSummary[]): Html {
  return html`<div class="scroll"><table>
    <thead><tr><th>时间</th><th>请求</th><th>服务</th><th class="number">Span</th><th class="number">耗时</th></tr></thead>
    <tbody>${traces.map(row)}</tbody>
  </table></div>`;
}

function row(trace: TraceSummary): Html {
  return html`<tr class="${trace.hasError ? "error" : ""}">
    <td>${formatDateTime(trace.startMs)}</td>
    <td><a href="/ops/traces/${trace.traceId}">${trace.rootName}</a></td>
    <td>${trace.services.join(" · ")}</td>
    <td class="number"><span class="narrow">Span </span>${trace.spanCount}</td>
    <td class="number">${trace.durationMs.toFixed(1)} ms</td>
  </tr>`;
}
