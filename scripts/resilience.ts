import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { pageOf } from "./resilience/page.ts";
import { promisedIn, untilKept } from "./resilience/promises.ts";
import { measure, type Row } from "./resilience/row.ts";
import { openStage, type Stage } from "./resilience/stage.ts";
import { summaryOf } from "./resilience/summary.ts";
import { tableOf } from "./resilience/table.ts";
import type { Trouble } from "./resilience/troubles.ts";
import { runScript, UsageError } from "./seckill-load/whole-number.ts";

// Troubles each service and each server while buyers shop, and writes what they saw.
const PAGE = "docs/resilience.md";

const usage = `Usage: npm run resilience [-- --only DEPENDENCY:STATE]
Makes every service and server down and slow, one after the other, and writes what buyers saw to ${PAGE} (5 minutes).
  --only   one row, such as product-service:slow or mysql:down; printed, not written
Needs servers for tests, whose data it changes, by their addresses in the environment: see CONTRIBUTING.md.`;

/** Milliseconds that a trouble lasts: long enough for the breakers, and for what happens after they have opened. */
const LASTS_MS = 7000;

/** Milliseconds of shopping before: a process that has just started is slow by itself. */
const WARM_UP_MS = 3000;

/** Adds the rows as they are measured, and says how it goes. */
async function measureAll(stage: Stage, only: string, rows: Row[]): Promise<void> {
  const wanted = chosen(stage.troubles, only.toLowerCase());
  const [nothing] = stage.troubles;
  if (nothing) await measure(stage, nothing, WARM_UP_MS);
  for (const trouble of wanted) {
    const row = await measure(stage, trouble, LASTS_MS);
    rows.push(row);
    tell(row);
  }
}

function chosen(troubles: readonly Trouble[], only: string): readonly Trouble[] {
  const names = troubles.map(({ dependency, state }) => `${dependency}:${state}`.toLowerCase());
  if (only === "") return troubles;
  if (!names.includes(only)) throw new UsageError(`--only takes one of ${names.join(", ")}.`);
  return troubles.filter((_, index) => names[index] === only);
}

function tell(row: Row): void {
  const { seen, wrong } = summaryOf(row);
  const all = Object.entries(seen).map(([column, text]) => `${column}: ${text}`);
  console.log(`${row.trouble.dependency} ${row.trouble.state}: ${all.join(" | ")}`);
  for (const complaint of wrong) console.error(`  WRONG: ${complaint}`);
}

await runScript(usage, async () => {
  const { values } = parseArgs({ options: { only: { type: "string", default: "" }, help: { type: "boolean" } } });
  if (values.help) return console.log(usage);
  const begun = performance.now();
  const stage = await openStage(LASTS_MS);
  const rows: Row[] = [];
  try {
    await measureAll(stage, values.only, rows);
    const promised = promisedIn(rows.flatMap(({ met }) => met));
    await untilKept(promised);
    const run = { rows, promised, lastsMs: LASTS_MS, tookMs: performance.now() - begun };
    const wrong = rows.some((row) => summaryOf(row).wrong.length > 0);
    if (values.only || wrong) console.log(`\n${tableOf(rows)}`);
    else writeFileSync(PAGE, pageOf(run));
    if (wrong) process.exitCode = 1;
  } catch (error) {
    console.error(stage.shop.output());
    throw error;
  } finally {
    await stage.close();
  }
});
