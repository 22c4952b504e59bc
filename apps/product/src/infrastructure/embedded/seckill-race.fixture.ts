import { once } from "node:events";
import { systemClock } from "@mall/kernel";
import { openEmbeddedSeckill } from "./open-seckill.ts";

// A process of its own for the tests: says that it is ready, waits for the word, tries each buyer and prints what it won.
const [dataDir = "", firstUser = "", users = ""] = process.argv.slice(2);
const { stock, close } = openEmbeddedSeckill({ dataDir, clock: systemClock });
process.stdout.write("ready\n");
await once(process.stdin, "data");
for (let index = 0; index < Number(users); index += 1) {
  const [outcome] = await stock.reserve([{ userId: Number(firstUser) + index, skuId: 2, headers: {} }]);
  if (outcome?.kind === "reserved") process.stdout.write(`${outcome.orderNo}\n`);
}
close();
process.stdin.destroy();
