// `npm run bench` measures everything, `npm run bench -- seckill-limit` only what is named. See bench/README.md.
import { runScript, UsageError } from "../scripts/seckill-load/whole-number.ts";
import { ceilings } from "./ceilings.ts";
import { flowControl } from "./flow-control.ts";
import { growth } from "./growth.ts";
import { benchOptions, usage } from "./options.ts";
import { keepResult } from "./results.ts";
import type { How, Scenario } from "./scenario.ts";
import { cartAdd } from "./scenarios/cart-add.ts";
import { memory } from "./scenarios/memory.ts";
import { openLoop } from "./scenarios/open-loop.ts";
import { orderCreatePay } from "./scenarios/order-create-pay.ts";
import { productList } from "./scenarios/product-list.ts";
import { productSearch } from "./scenarios/product-search.ts";
import { productSearchLarge } from "./scenarios/product-search-large.ts";
import { refusals } from "./scenarios/refusals-429.ts";
import { seckillOrders } from "./scenarios/seckill-orders.ts";
import { seckillSoldOut } from "./scenarios/seckill-sold-out.ts";
import { seckillWinning } from "./scenarios/seckill-winning.ts";
import { start } from "./scenarios/start.ts";
import { tracing } from "./scenarios/tracing.ts";
import { search } from "./search.ts";
import { seckillLimit } from "./seckill-limit.ts";
import { keepSummary } from "./summary.ts";

const scenarios: Scenario[] = [
  ...[
    seckillSoldOut,
    seckillWinning,
    seckillOrders,
    refusals,
    productList,
    productSearch,
    productSearchLarge,
    cartAdd,
    orderCreatePay,
  ],
  ...[openLoop, tracing, memory, start],
  ...[flowControl, seckillLimit, ceilings, growth, search],
];

// The shops that were started end with this process, also when it is told to stop.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));

await runScript(usage, async () => {
  const { names, help, ...how } = benchOptions(process.argv.slice(2), process.env);
  if (help) return console.log(`${usage}\n\n${listed()}`);
  const unknown = names.filter((name) => !scenarios.some((scenario) => scenario.name === name));
  if (unknown.length > 0) throw new UsageError(`No scenario named ${unknown.join(", ")}. There are:\n${listed()}`);
  for (const scenario of scenarios) {
    if (names.length === 0 || names.includes(scenario.name)) await measure(scenario, how);
  }
  console.log(`\n${keepSummary()}`);
});
process.exit(process.exitCode ?? 0);

function listed(): string {
  return scenarios.map(({ name, what }) => `${name.padEnd(18)} ${what}`).join("\n");
}

/** What cannot be measured fails the run, but not before the rest is measured. */
async function measure(scenario: Scenario, how: How): Promise<void> {
  console.log(`\n${scenario.name}: ${scenario.what}\n`);
  try {
    const measured = await scenario.run(how);
    console.log(`${measured.table}\n\nkept in ${keepResult(scenario, measured, how)}`);
  } catch (error) {
    console.error(`FAILED  ${scenario.name}:`, error);
    process.exitCode = 1;
  }
}
