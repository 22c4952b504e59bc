import { faultSwitch } from "./flow-faults.ts";
import { livePart } from "./flow-live.ts";
import { rulesPart } from "./flow-rules.ts";
import { type Html, html } from "./html.ts";
import { layout } from "./layout.ts";

/** What the page of flow control is told. */
export interface FlowView {
  /** Whether the demo accounts are there. */
  demo: boolean;
  /** Whose calls may be made to suffer; none: there is no fault switch. */
  services: readonly string[];
}

/** The page of flow control: a shell without figures. public/flow/main.js asks for them once an operator has logged in. */
export function flowPage({ demo, services }: FlowView): string {
  return layout(
    "流控",
    html`
  <link rel="stylesheet" href="/flow/flow.css">
  <div class="flow">
    <h1>流控 <small lang="en">Flow control</small></h1>
    <noscript><p class="empty">本页需要 JavaScript。 <span lang="en">This page needs JavaScript; the same is at <code>GET /api/v1/ops/flow/figures</code>.</span></p></noscript>
    ${login(demo)}
    <div id="live" hidden>
      ${toolbar(services.length > 0)}
      ${livePart}
      ${services.length > 0 ? faultSwitch(services) : html``}
      ${rulesPart}
    </div>
  </div>
  <script type="module" src="/flow/main.js"></script>`,
  );
}

function login(demo: boolean): Html {
  return html`<form id="login" class="panel narrow-panel" method="post" hidden>
      <h2>运营登录 <small lang="en">Log in as an operator</small></h2>
      <label>用户名 <span lang="en">User name</span><input name="username" autocomplete="username" required maxlength="32"></label>
      <label>密码 <span lang="en">Password</span><input name="password" type="password" autocomplete="current-password" required maxlength="128"></label>
      ${demo ? html`<p class="facts">演示账号 <span lang="en">demo account</span> <code>operator</code> / <code>123</code></p>` : html``}
      <button>登录 <span lang="en">Log in</span></button>
      <p id="login-message" class="message" role="status"></p>
    </form>`;
}

function toolbar(withFaults: boolean): Html {
  return html`<div class="toolbar">
        <nav aria-label="本页 this page">
          <a href="#resources">资源 <span lang="en">Resources</span></a>
          <a href="#breakers">熔断 <span lang="en">Breakers</span></a>
          <a href="#refusals">拒绝 <span lang="en">Refusals</span></a>
          ${withFaults ? html`<a href="#faults">故障 <span lang="en">Faults</span></a>` : html``}
          <a href="#rules">规则 <span lang="en">Rules</span></a>
          <a href="#history">历史 <span lang="en">History</span></a>
        </nav>
        <div class="actions">
          <button id="pause" type="button" class="plain" aria-pressed="false">暂停 <span lang="en">Pause</span></button>
          <button id="logout" type="button" class="plain">退出 <span lang="en">Log out</span></button>
        </div>
      </div>
      <p id="now" class="facts"></p>
      <p id="pause-message" class="message" role="status"></p>
      <p id="live-message" class="message" role="status"></p>`;
}
