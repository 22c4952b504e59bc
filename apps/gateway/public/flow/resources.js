import { byId, element, setText } from "./dom.js";
import { count, duration, short } from "./format.js";
import { createRows, textRow } from "./rows.js";
import { createSparkline } from "./sparkline.js";

/** What this page asks for itself is no traffic to look at. */
const isOwn = ({ resource }) => resource.includes("/api/v1/ops/");

/** What a look at this page goes through as well, so that alone it is no traffic either. */
const TOUCHED = ["gateway", "user_login", "user-service/Login", "user-service/CheckSession"];

/** What the reconciler asks every few seconds, also of a shop without a buyer. */
const BACKGROUND = ["order-service/ListSeckillOrders", "order-service/DescribeOrders"];

/** The table of resources: those with traffic first by how much, the idle ones folded away. */
export function createResourceView(series) {
  const filter = byId("filter");
  const keyOf = ({ resource }) => resource;
  const showBusy = createRows(byId("busy"), keyOf, busyRow);
  const showIdle = createRows(byId("idle"), keyOf, () =>
    textRow([keyOf, ({ passed }) => count(passed), ({ blocked }) => count(blocked)], [1, 2]),
  );
  let latest = [];

  const show = () => {
    const seen = latest.map((each) => withSeries(each, series));
    const wanted = filter.value.trim().toLowerCase();
    const matching = seen.filter(({ resource }) => resource.toLowerCase().includes(wanted));
    const busy = matching.filter((each) => each.traffic > 0 && !isOwn(each)).sort((a, b) => b.traffic - a.traffic);
    const idle = matching.filter((each) => !busy.includes(each)).sort((a, b) => a.resource.localeCompare(b.resource));
    showBusy(busy);
    showIdle(idle);
    setText(byId("idle-count"), idle.length);
    byId("no-match").hidden = matching.length > 0 || wanted === "";
    byId("no-traffic").hidden = seen.some(
      (each) => each.traffic > 0 && !isOwn(each) && ![...TOUCHED, ...BACKGROUND].includes(each.resource),
    );
  };
  filter.addEventListener("input", show);
  return ({ resources }) => {
    latest = resources;
    show();
  };
}

function withSeries(figures, series) {
  const seconds = series.of(figures.resource);
  const traffic = seconds.reduce((sum, { pass, block }) => sum + pass + block, figures.concurrency);
  return { ...figures, seconds, traffic, now: seconds.at(-1) };
}

function busyRow() {
  const { svg, draw } = createSparkline();
  const peak = element("small");
  const { row, fill } = textRow(
    [
      ({ resource }) => resource,
      ({ now }) => short(now.pass),
      ({ now }) => short(now.block),
      ({ average_rt_ms: rt, complete_per_second: completed }) => (completed > 0 ? duration(rt) : "—"),
      ({ concurrency }) => count(concurrency),
      ({ passed }) => count(passed),
      ({ blocked }) => count(blocked),
    ],
    [1, 2, 3, 4, 5, 6],
  );
  const refused = row.children[2];
  refused.after(element("td", { class: "chart" }, svg, peak));
  return {
    row,
    fill: (item) => {
      fill(item);
      refused.classList.toggle("bad", item.now.block > 0);
      setText(peak, `≤ ${short(draw(item.seconds))}/s`);
    },
  };
}
