import { call } from "./api.js";
import { byId } from "./dom.js";
import { clockTime, count } from "./format.js";
import { createRows, textRow } from "./rows.js";

/** Lines of the block log that are shown. */
const SHOWN = 50;

/** The latest refusals, by second. */
export function createRefusalView() {
  const keyOf = ({ at, resource, kind, rule, origin }) => JSON.stringify([at, resource, kind, rule, origin]);
  const show = createRows(byId("latest"), keyOf, () =>
    textRow(
      [
        ({ at }) => clockTime(at),
        ({ resource }) => resource,
        ({ kind }) => kind,
        ({ rule }) => rule,
        ({ origin }) => origin || "—",
        (each) => count(each.count),
      ],
      [5],
    ),
  );
  return async ({ processes }) => {
    const { blocks } = await call("GET", `ops/flow/blocks?limit=${SHOWN}`);
    show(blocks);
    byId("no-refusals").hidden = blocks.length > 0;
    byId("one-process").hidden = processes.length === 1;
  };
}
