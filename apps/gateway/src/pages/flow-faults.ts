import { type Html, html } from "./html.ts";

/** The form that makes one of the services slow or failing, and the list of those that are. */
export function faultSwitch(services: readonly string[]): Html {
  return html`<section id="faults">
        <h2>故障开关 <small lang="en">Fault switch</small></h2>
        <form id="fault-form" class="panel row">
          <label>服务 <span lang="en">Service</span><select name="service">${services.map(option)}</select></label>
          <label>延迟 <span lang="en">Latency, ms</span><input name="latency_ms" type="number" min="0" max="60000" step="1" value="0" required></label>
          <label>失败比例 <span lang="en">Error share (0–1)</span><input name="error_share" type="number" min="0" max="1" step="any" value="0" required></label>
          <label>持续秒数 <span lang="en">Seconds</span><input name="seconds" type="number" min="1" max="3600" step="1" value="60" required></label>
          <button>注入故障 <span lang="en">Switch on</span></button>
          <p id="fault-message" class="message" role="status"></p>
        </form>
        <p id="no-faults" class="empty">没有故障。 <span lang="en">All services are well. Make one fail, then watch its breakers.</span></p>
        <ul id="fault-list" class="list"></ul>
      </section>`;
}

function option(service: string): Html {
  return html`<option>${service}</option>`;
}
