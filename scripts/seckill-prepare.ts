import { dataFolder, MAX_STOCK, prepareSale } from "./seckill-load/sale.ts";
import { runScript, UsageError, wholeNumber } from "./seckill-load/whole-number.ts";

// Opens a flash sale by hand: sets the stock of a SKU and forgets who bought before.
const usage = `Usage: npm run seckill:prepare -- SKU STOCK
  SKU    the SKU to sell, 2 is the fruit cucumber
  STOCK  units on sale, 1 to ${MAX_STOCK}
The sale starts now and has no end; one unit a buyer. The shop may be running. Example: npm run seckill:prepare -- 2 5`;

await runScript(usage, async () => {
  const args = process.argv.slice(2);
  if (args.includes("--help") || args.includes("-h")) return console.log(usage);
  const [skuText, stockText, ...rest] = args;
  if (skuText === undefined || stockText === undefined || rest.length > 0) {
    throw new UsageError("Two numbers are needed: the SKU and its stock.");
  }
  const skuId = wholeNumber("SKU", skuText, 1, Number.MAX_SAFE_INTEGER);
  const stock = wholeNumber("STOCK", stockText, 1, MAX_STOCK);

  const forgotten = await prepareSale(skuId, stock);
  console.log(`SKU ${skuId} is on sale: ${stock} units from now on, one a buyer.`);
  console.log(`Buyers of the round before that were forgotten: ${forgotten}. Data: ${dataFolder()}`);
  console.log(`Next, with the shop running (npm start in another terminal): npm run seckill:load -- --sku ${skuId}`);
});
