import { call } from "./api.js";
import { byId, element, onClick, say } from "./dom.js";
import { dateTime } from "./format.js";
import { latestAnswer } from "./latest-answer.js";
import { createRows } from "./rows.js";

/** Who changed the rules, and the way back. */
export function createHistory(state) {
  const show = createRows(
    byId("versions"),
    ({ version }) => String(version),
    (item) => versionRow(item, state),
  );
  const ask = latestAnswer(() => call("GET", "ops/flow/history"));
  state.onChange(async () => {
    const answer = await ask();
    if (!answer) return;
    const { versions } = answer;
    show(versions.map((each) => ({ ...each, isCurrent: each.version === state.version })));
    byId("no-history").hidden = versions.length > 0;
  });
}

function versionRow({ version, at, by, comment = "—", rules }, state) {
  const back = element(
    "button",
    { type: "button", class: "plain" },
    "恢复 ",
    element("span", { lang: "en" }, "Bring back"),
  );
  back.setAttribute("aria-label", `恢复版本 ${version} Bring version ${version} back`);
  const current = element("span", {}, "生效中 in force");
  const message = byId("history-message");
  onClick(back, message, async () => {
    const saved = await state.restore(version);
    say(
      message,
      `版本 ${version} 已恢复为版本 ${saved.version} · Version ${version} is back as version ${saved.version}`,
    );
  });
  const text = element(
    "details",
    {},
    element("summary", {}, "JSON"),
    element("pre", {}, JSON.stringify(rules, null, 2)),
  );
  const cells = [`v${version}`, dateTime(at), by, comment, text].map((each) => element("td", {}, each));
  return {
    row: element("tr", {}, ...cells, element("td", {}, current, back)),
    fill: ({ isCurrent }) => {
      back.hidden = isCurrent;
      current.hidden = !isCurrent;
    },
  };
}
