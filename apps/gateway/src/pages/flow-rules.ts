import { flowTable } from "./flow-table.ts";
import { html } from "./html.ts";

const thresholdForm = html`<form id="threshold-form" class="panel row">
          <h3>改一个上限 <small lang="en">Change one threshold</small></h3>
          <label>流控规则 <span lang="en">Flow rule</span><select name="rule" id="threshold-rule"></select></label>
          <label><span>新上限 <span lang="en">New threshold</span> <span id="threshold-unit" class="unit"></span></span><input name="threshold" id="threshold" type="number" min="0" step="any" required></label>
          <button>保存 <span lang="en">Save</span></button>
          <p id="threshold-message" class="message" role="status"></p>
        </form>`;

const editor = html`<form id="editor" class="panel">
            <h3>运营存的规则 <small lang="en">What operators have stored</small> <small id="editor-version"></small></h3>
            <p class="facts">没写的种类用默认规则，<code>{}</code> 恢复全部默认。 <span lang="en">A kind that is left out keeps the defaults; {} brings all of them back.</span></p>
            <label for="rules-text">JSON</label>
            <textarea id="rules-text" rows="16" spellcheck="false" autocomplete="off" aria-describedby="editor-message"></textarea>
            <label>说明 <span lang="en">Comment, kept in the history</span><input name="comment" maxlength="500"></label>
            <div class="actions">
              <button type="button" id="check" class="plain">检查 <span lang="en">Check</span></button>
              <button id="save">保存 <span lang="en">Save</span></button>
              <button type="button" id="reload" class="plain">重新读取 <span lang="en">Reload</span></button>
            </div>
            <p id="editor-message" class="message" role="status"></p>
          </form>`;

const inForce = html`<div class="panel">
            <h3>生效的规则 <small lang="en">Rules in force</small></h3>
            <p class="facts">默认规则加上左边存的，各种类逐一。 <span lang="en">The defaults, and in their place what is stored, kind by kind.</span></p>
            <div id="in-force"></div>
          </div>`;

/** What the rules are, how to change them, and who did. */
export const rulesPart = html`<section id="rules">
        <h2>规则 <small lang="en">Rules</small></h2>
        ${thresholdForm}
        <div class="halves">${editor}${inForce}</div>
      </section>
      <section id="history">
        <h2>历史 <small lang="en">History</small></h2>
        <p id="history-message" class="message" role="status"></p>
        <p id="no-history" class="empty">还没有人改过规则：默认规则生效。 <span lang="en">Nobody has changed the rules: the defaults are in force.</span></p>
        ${flowTable("versions", "规则的历史 history of the rules", [
          { zh: "版本", en: "version" },
          { zh: "时间", en: "when" },
          { zh: "谁", en: "who" },
          { zh: "说明", en: "comment" },
          { zh: "规则", en: "rules" },
          { zh: "恢复", en: "bring back" },
        ])}
      </section>`;
