import { parseArgs } from "node:util";
import { tableOf } from "./resilience/page.ts";
import { promisedIn, untilKept } from "./resilience/promises.ts";
import { measure, type Row } from "./resilience/row.ts";
import { openStage } from "./resilience/stage.ts";
import { summaryOf } from "./resilience/summary.ts";

const STATE_MS = 7000;
const { values } = parseArgs({ options: { only: { type: "string", default: "" } } });
const begun = performance.now();
const stage = await openStage(STATE_MS);
console.log("started", performance.now() - begun);
const rows: Row[] = [];
try {
  for (const trouble of stage.troubles) {
    if (values.only && !`${trouble.dependency}:${trouble.state}`.toLowerCase().includes(values.only.toLowerCase()))
      continue;
    const row = await measure(stage, trouble, STATE_MS);
    rows.push(row);
    console.log(
      tableOf([row]).split("\n")[2],
      JSON.stringify(summaryOf(row).wrong),
      row.met.length,
      Math.round(performance.now() - begun),
    );
  }
  await untilKept(promisedIn(rows.flatMap(({ met }) => met)));
} finally {
  (await import("node:fs")).writeFileSync("/tmp/res/out.log", stage.shop.output());
  await stage.close();
}
console.log("took", performance.now() - begun);
