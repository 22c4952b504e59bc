import { setTimeout as sleep } from "node:timers/promises";
import { createShopClient, signToken } from "@mall/gateway/crowd";
import { parseOptions, usage } from "./seckill-load/options.ts";
import { withPasses } from "./seckill-load/passes.ts";
import { runRound } from "./seckill-load/run-round.ts";
import { prepareSale } from "./seckill-load/sale.ts";
import { runScript } from "./seckill-load/whole-number.ts";

// Many buyers click at the same moment; prints what each one gets and what became of the places they won.

const FIRST_USER = 1000;

/** A little more than the second over which the shop counts its limit. */
const PAUSE_MS = 1100;

await runScript(usage, async () => {
  const { users, skuId, url, rounds, stock, retries, check, help } = parseOptions(process.argv.slice(2));
  if (help) return console.log(usage);
  const secret = process.env.JWT_SECRET || "my_secret_key";
  const buyers = Array.from({ length: users }, (_, index) => {
    const userId = FIRST_USER + index;
    return { userId, token: signToken(userId, secret, Date.now()) };
  });
  const client = createShopClient(url);

  for (let round = 1; round <= rounds; round += 1) {
    if (round > 1) await sleep(PAUSE_MS);
    if (rounds > 1) console.log(`\nRound ${round} of ${rounds}`);
    if (stock !== undefined) await prepareSale(skuId, stock);
    const print = (line: string) => console.log(line);
    const ready = await withPasses(client, buyers, skuId, print);
    const rush = { client, buyers: ready, skuId, retries, retryAfterMs: PAUSE_MS };
    const { latencies } = await runRound({ ...rush, check, print });
    if (latencies.length > 0) continue;
    console.error(`\nNothing answers at ${url.origin}. Start the shop in another terminal: npm start`);
    process.exitCode = 1;
    break;
  }
  client.close();
});
