import { byId, element } from "./dom.js";

/** The rules in force, folded by kind. */
export function createInForceView(state) {
  const place = byId("in-force");
  state.onChange(({ in_force: rules }) => {
    const open = new Set([...place.querySelectorAll("details[open]")].map(({ dataset }) => dataset.kind));
    place.replaceChildren(...Object.entries(rules).map(([kind, list]) => kindOf(kind, list, open.has(kind))));
  });
}

function kindOf(kind, list, isOpen) {
  const rules = element("pre", { tabindex: "0" }, JSON.stringify(list, null, 2));
  const summary = element("summary", {}, `${kind} (${list.length})`);
  return element("details", { "data-kind": kind, ...(isOpen ? { open: "" } : {}) }, summary, rules);
}
