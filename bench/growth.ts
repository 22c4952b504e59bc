import { shown } from "./figure.ts";
import { elasticCatalogue, embeddedCatalogue, mysqlCatalogue } from "./growth/catalogue.ts";
import { mysqlOrders, sqliteOrders } from "./growth/orders.ts";
import { embeddedSales, redisSales } from "./growth/sales.ts";
import { type Cost, costOf, type Series } from "./growth/series.ts";
import { markdownTable, type Scenario } from "./scenario.ts";

const { REDIS_URL, MYSQL_URL, ES_URL } = process.env;

/** What grows; those that need a server only where it has an address. */
const ALL: readonly (() => Promise<Series>)[] = [
  embeddedSales,
  ...(REDIS_URL ? [() => redisSales(REDIS_URL)] : []),
  sqliteOrders,
  ...(MYSQL_URL ? [() => mysqlOrders(MYSQL_URL)] : []),
  embeddedCatalogue,
  ...(MYSQL_URL ? [() => mysqlCatalogue(MYSQL_URL)] : []),
  ...(ES_URL ? [() => elasticCatalogue(ES_URL)] : []),
];

/** Whether work costs the same however many buyers, orders and products there are. */
export const growth: Scenario = {
  name: "growth",
  what: "what work costs with more and more buyers, orders and products",
  run: async ({ quick }) => {
    const costs: Cost[] = [];
    for (const open of ALL) costs.push(...(await measure(await open(), quick ? 2 : 3)));
    return { table: tableOf(costs), figures: costs };
  },
};

async function measure(series: Series, sizes: number): Promise<Cost[]> {
  const { store, of } = series;
  const costs: Cost[] = [];
  try {
    for (const size of series.sizes.slice(0, sizes)) {
      console.log(`${store}: ${size.toLocaleString("en-US")} ${of} …`);
      await series.grow(size);
      for (const operation of series.operations(size)) {
        const [cpuUs, waitUs] = await costOf(operation, { nth: 0 });
        costs.push({ store, of, what: operation.what, size, cpuUs, waitUs });
      }
    }
  } finally {
    await series.close();
  }
  return costs;
}

function tableOf(costs: readonly Cost[]): string {
  const smallest = (cost: Cost) =>
    costs.find(({ store, of, what }) => store === cost.store && of === cost.of && what === cost.what) ?? cost;
  const ratio = (value: number, first: number) => (first > 0 ? `× ${(value / first).toFixed(2)}` : "");
  const rows = costs.map((cost) => {
    const first = smallest(cost);
    return [
      ...[cost.store, cost.what, `${cost.size.toLocaleString("en-US")} ${cost.of}`, shown(cost.cpuUs)],
      ...[ratio(cost.cpuUs, first.cpuUs), shown(cost.waitUs), ratio(cost.waitUs, first.waitUs)],
    ];
  });
  return markdownTable(["store", "work", "with", "CPU µs", "", "wait µs", ""], rows);
}
