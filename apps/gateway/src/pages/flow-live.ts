import { type Column, flowTable } from "./flow-table.ts";
import { html } from "./html.ts";

const resource: Column = { zh: "资源", en: "resource" };
const passed: Column = { zh: "累计通过", en: "passed", number: true };
const blocked: Column = { zh: "累计拒绝", en: "refused", number: true };

const busyColumns: Column[] = [
  resource,
  { zh: "通过/秒", en: "pass/s", number: true },
  { zh: "拒绝/秒", en: "block/s", number: true },
  { zh: "最近两分钟", en: "last 2 minutes" },
  { zh: "平均耗时", en: "mean RT", number: true },
  { zh: "处理中", en: "inside", number: true },
  passed,
  blocked,
];

const breakerColumns: Column[] = [
  { zh: "状态", en: "state" },
  resource,
  { zh: "规则", en: "rule" },
  { zh: "坏调用", en: "bad calls", number: true },
  { zh: "下次试探", en: "next probe", number: true },
];

const instanceColumns: Column[] = [
  { zh: "服务", en: "service" },
  { zh: "实例", en: "instance" },
  { zh: "失败", en: "failures", number: true },
  { zh: "摘除次数", en: "ejections", number: true },
  { zh: "回来", en: "back", number: true },
];

const refusalColumns: Column[] = [
  { zh: "时间", en: "time" },
  resource,
  { zh: "种类", en: "kind" },
  { zh: "规则", en: "rule" },
  { zh: "来源", en: "origin" },
  { zh: "次数", en: "count", number: true },
];

/** What happens now: resources with their charts, breakers, instances, refusals. */
export const livePart = html`<section id="resources">
        <h2>资源 <small lang="en">Resources</small></h2>
        <div class="filter">
          <input id="filter" type="search" placeholder="seckill" aria-label="按名称筛选 Filter by name">
          <span class="key"><i class="pass"></i>通过 <span lang="en">pass</span></span>
          <span class="key"><i class="block"></i>拒绝 <span lang="en">block</span></span>
        </div>
        <p id="no-traffic" class="empty">还没有流量：<code>npm run seckill:load</code> <span lang="en">No traffic yet; that command makes some.</span></p>
        <p id="no-match" class="empty" hidden>没有匹配的资源，清空筛选框看全部。 <span lang="en">No resource has that in its name; empty the box to see all.</span></p>
        ${flowTable("busy", "有流量的资源 resources with traffic", busyColumns)}
        <details><summary>空闲与本页自己的请求 <span lang="en">Idle, and the requests of this page</span> (<span id="idle-count">0</span>)</summary>
          ${flowTable("idle", "空闲的资源 idle resources", [resource, passed, blocked])}
        </details>
      </section>
      <section id="breakers">
        <h2>熔断器 <small lang="en">Breakers</small></h2>
        <p id="no-breakers" class="empty">没有打开的熔断器，近来也没有调用。 <span lang="en">No breaker is open, and none has seen a call lately.</span></p>
        ${flowTable("active-breakers", "打开或有调用的熔断器 breakers that are open or have calls", breakerColumns)}
        <details><summary>关闭且空闲 <span lang="en">Closed and idle</span> (<span id="idle-breaker-count">0</span>)</summary>
          ${flowTable("idle-breakers", "空闲的熔断器 idle breakers", breakerColumns)}
        </details>
      </section>
      <section id="instances">
        <h2>摘除的实例 <small lang="en">Ejected instances</small></h2>
        <p class="empty"><span id="balanced"></span></p>
        ${flowTable("ejected", "摘除的实例 ejected instances", instanceColumns)}
      </section>
      <section id="refusals">
        <h2>最近的拒绝 <small lang="en">Latest refusals</small></h2>
        <p id="no-refusals" class="empty">还没有请求被拒绝。 <span lang="en">Nothing has been refused yet; <code>npm run seckill:load</code> is more than the limit.</span></p>
        <p id="one-process" class="facts" hidden>只含应答本次请求的那个进程。 <span lang="en">Of the process that answered, not of all.</span></p>
        ${flowTable("latest", "最近的拒绝 latest refusals", refusalColumns)}
      </section>`;
