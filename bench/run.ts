// `npm run bench` measures everything, `npm run bench -- seckill-limit` only what is named. See bench/README.md.
import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, totalmem } from "node:os";
import { fileURLToPath } from "node:url";
import { flowControl } from "./flow-control.ts";
import type { Scenario } from "./scenario.ts";
import { seckillLimit } from "./seckill-limit.ts";

const scenarios: Scenario[] = [flowControl, seckillLimit];
const results = fileURLToPath(new URL("results/", import.meta.url));

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !scenarios.some((scenario) => scenario.name === name));
if (unknown.length > 0) {
  console.error(`No scenario named ${unknown.join(", ")}. There are: ${scenarios.map(({ name }) => name).join(", ")}.`);
  process.exit(2);
}

mkdirSync(results, { recursive: true });
for (const scenario of scenarios) {
  if (wanted.length > 0 && !wanted.includes(scenario.name)) continue;
  console.log(`\n${scenario.name}: ${scenario.what}\n`);
  const { table, figures } = await scenario.run();
  console.log(table);
  const file = `${results}${scenario.name}.json`;
  writeFileSync(
    file,
    `${JSON.stringify({ name: scenario.name, at: new Date().toISOString(), machine: machine(), figures }, null, 2)}\n`,
  );
  console.log(`kept in bench/results/${scenario.name}.json`);
}
process.exit(process.exitCode ?? 0);

/** What the figures depend on. */
function machine() {
  return {
    cpu: cpus()[0]?.model ?? "unknown",
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
  };
}
