import { type Html, html } from "./html.ts";

/** A whole page around its content. */
export function layout(title: string, content: Html): string {
  return html`<!doctype html>
<html lang="zh-CN">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title} · flash-mall</title>
  <link rel="icon" href="/favicon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="/pages.css">
</head>
<body>
  <header class="bar">
    <a class="brand" href="/"><img src="/favicon.svg" alt="" width="28" height="28"> flash-mall</a>
    <nav><a href="/docs">API</a> <a href="/ops/traces">链路 Traces</a> <a href="/ops/flow">流控 Flow</a> <a href="/metrics">Metrics</a></nav>
  </header>
  <main>${content}</main>
</body>
</html>`.text;
}
