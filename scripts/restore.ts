import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { placesOf } from "./backup/places.ts";
import { restoreBackup } from "./backup/restore-backup.ts";
import { runOrRefuse } from "./backup/run.ts";
import { UsageError } from "./seckill-load/whole-number.ts";

// Puts a backup in the place of the shop's data.
const usage = `Usage: npm run restore -- DIR [--yes]
  DIR     a folder that npm run backup has made
  --yes   put it in the place of data that is there; files are moved aside, what is in servers is gone
Stop the shop first. DATA_DIR, MYSQL_URL, REDIS_URL, RABBITMQ_URL and CONSUL_ADDR as the shop has them: docs/backup.md`;

await runOrRefuse(usage, async () => {
  const options = { yes: { type: "boolean", default: false }, help: { type: "boolean" } } as const;
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  if (values.help) return console.log(usage);
  const [given, ...rest] = positionals;
  if (given === undefined || rest.length > 0) throw new UsageError("One folder with a backup is needed.");
  const places = placesOf(process.env);
  const { manifest, aside } = await restoreBackup(places, resolve(given), values.yes);
  console.log(`Restored as of ${manifest.begun_at}. What happened after it is gone.`);
  if (aside) console.log(`The data before is in ${aside}; delete it when it is no longer needed.`);
  if (places.mysqlUrl) console.log("Make the search index anew, when the shop runs: npm run search:rebuild");
});
