import { call } from "./api.js";
import { byId, element, onClick, onSubmit, say, setText } from "./dom.js";
import { percent, secondsLeft } from "./format.js";
import { createRows } from "./rows.js";

/** Processes take over a change within this time; what they say before is old. */
const TAKEN_OVER_MS = 1000;

/** The fault switch of the demo profile. Returns what shows the faults that are on. */
export function createFaultSwitch() {
  const [form, message] = [byId("fault-form"), byId("fault-message")];
  let changedAt = Number.NEGATIVE_INFINITY;
  let now = 0;

  const change = async (body) => {
    const { faults } = await call("PUT", "ops/faults", body);
    changedAt = performance.now();
    show(faults);
  };
  const wellAgain = async (service) => {
    await change({ service });
    say(message, `${service} 已恢复 · ${service} is well again`);
  };
  const entries = createRows(
    byId("fault-list"),
    ({ service }) => service,
    ({ service }) => faultEntry(message, () => wellAgain(service)),
  );
  const show = (faults) => {
    const on = Object.entries(faults).map(([service, fault]) => ({ service, ...fault, now }));
    entries(on);
    byId("no-faults").hidden = on.length > 0;
  };
  onSubmit(form, message, async ({ service, latency_ms, error_share, seconds }) => {
    const fault = numbersOf({ latency_ms, error_share, seconds });
    await change({ service: service.value, fault });
    say(message, `${service.value} 出故障 ${fault.seconds} 秒 · ${service.value} suffers for ${fault.seconds} s`);
  });
  return async ({ at }) => {
    now = at;
    const askedAt = performance.now();
    if (askedAt - changedAt < TAKEN_OVER_MS) return;
    const { faults } = await call("GET", "ops/faults");
    // What was asked before a change is old, however late it is answered.
    if (changedAt < askedAt) show(faults);
  };
}

const numbersOf = (inputs) =>
  Object.fromEntries(Object.entries(inputs).map(([name, { value }]) => [name, Number(value)]));

function faultEntry(message, wellAgain) {
  const text = element("span");
  const button = element(
    "button",
    { type: "button", class: "plain" },
    "恢复 ",
    element("span", { lang: "en" }, "Well again"),
  );
  onClick(button, message, wellAgain);
  return {
    row: element("li", {}, text, button),
    fill: (fault) => {
      setText(text, sentenceOf(fault));
      button.setAttribute("aria-label", `恢复 ${fault.service} Well again`);
    },
  };
}

function sentenceOf({ service, latencyMs = 0, errorShare = 0, untilMs, now }) {
  const left = untilMs === undefined ? "" : `，还有 ${secondsLeft(untilMs, now)} left`;
  return `■ ${service}: +${latencyMs} ms, ${percent(errorShare)} 失败 fail${left}`;
}
