import { byId, element, setText } from "./dom.js";
import { percent, secondsLeft } from "./format.js";
import { createRows } from "./rows.js";

/** A sign, a word and a colour: none of them alone. */
const STATES = {
  open: { order: 0, sign: "■", zh: "打开", en: "open" },
  half_open: { order: 1, sign: "◧", zh: "半开", en: "half open" },
  closed: { order: 2, sign: "□", zh: "关闭", en: "closed" },
};

/** The breakers: open ones first, then those with calls; the rest folded away. */
export function createBreakerView() {
  const keyOf = ({ resource, rule }) => JSON.stringify([resource, rule]);
  const showActive = createRows(byId("active-breakers"), keyOf, breakerRow);
  const showIdle = createRows(byId("idle-breakers"), keyOf, breakerRow);
  return ({ breakers, at }) => {
    const all = breakers.map((each) => ({ ...each, now: at })).sort(byUrgency);
    const isActive = ({ state, total }) => state !== "closed" || total > 0;
    const [active, idle] = [all.filter(isActive), all.filter((each) => !isActive(each))];
    showActive(active);
    showIdle(idle);
    byId("no-breakers").hidden = active.length > 0;
    setText(byId("idle-breaker-count"), idle.length);
  };
}

/** Worst first. Names break the tie, so that rows stand still. */
function byUrgency(a, b) {
  const order = STATES[a.state].order - STATES[b.state].order;
  return order || b.ratio - a.ratio || a.resource.localeCompare(b.resource) || a.rule.localeCompare(b.rule);
}

function breakerRow() {
  const state = element("span", {});
  const [resource, rule] = [element("td"), element("td")];
  const [bad, probe] = [element("td", { class: "number" }), element("td", { class: "number" })];
  return {
    row: element("tr", {}, element("td", {}, state), resource, rule, bad, probe),
    fill: (item) => {
      const { sign, zh, en } = STATES[item.state];
      state.className = `state ${item.state}`;
      setText(state, `${sign} ${zh} ${en}`);
      setText(resource, item.resource);
      setText(rule, item.rule);
      setText(bad, `${item.bad} / ${item.total} · ${percent(item.ratio)}`);
      setText(probe, probeOf(item));
    },
  };
}

function probeOf({ state, retry_at: retryAt, now }) {
  if (state === "half_open") return "试探中 probing";
  if (state !== "open") return "—";
  return retryAt > now ? secondsLeft(retryAt, now) : "下次调用 next call";
}
