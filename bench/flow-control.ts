import { compareLibraries } from "../packages/flow-control/bench/index.ts";
import { markdownTable, type Scenario } from "./scenario.ts";

const millions = (rate: number) => (rate / 1e6).toFixed(2);

/** Flow control against other libraries at the same work. */
export const flowControl: Scenario = {
  name: "flow-control",
  what: "checks a second on one core, and memory for each resource, against other libraries at the same work",
  run: async () => {
    const rows = compareLibraries();
    const table = markdownTable(
      ["work", "library", "call", "resources", "million/s: median", "min", "max", "bytes a resource"],
      rows.map(({ work, library, call, resources, checksPerSecond: { median, min, max }, bytesPerResource }) => [
        ...[work, library, call, resources, millions(median), millions(min), millions(max)],
        resources < 10_000 ? "" : bytesPerResource,
      ]),
    );
    return { table, figures: rows };
  },
};
