import { ConfigError } from "@mall/config";
import { ledgerOptions } from "./ledger/options.ts";
import { printLedger } from "./ledger/print-ledger.ts";
import { readSettledLedger } from "./ledger/read-ledger.ts";
import { UnreadableError } from "./ledger/unreadable.ts";
import { runScript } from "./seckill-load/whole-number.ts";

// Holds the stores of all services against each other: stock, sales, orders, payments.
const usage = `Usage: npm run ledger [-- --wait SECONDS] [-- --json]
  --wait SECONDS  how long to wait for what is on its way, 0 to 3600 (30); 0 looks once
  --json          print the report as JSON
  --help          this text
It reads past the services and writes nothing; the shop may be running. The stores are found as the services find
theirs: MYSQL_URL, REDIS_URL, REDIS_CLUSTER, RABBITMQ_URL, else files in DATA_DIR.
Exit code: 0 all adds up, 1 something does not, 2 a store cannot be read.`;

await runScript(usage, async () => {
  const { waitMs, json, help } = ledgerOptions(process.argv.slice(2));
  if (help) return console.log(usage);
  try {
    const report = await readSettledLedger(process.env, { timeoutMs: waitMs });
    console.log(json ? JSON.stringify(report, null, 2) : printLedger(report));
    process.exitCode = report.findings.length === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof UnreadableError || error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
});
