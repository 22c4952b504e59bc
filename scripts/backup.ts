import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { fileStamp } from "./backup/moment.ts";
import { placesOf } from "./backup/places.ts";
import { runOrRefuse } from "./backup/run.ts";
import { takeBackup } from "./backup/take-backup.ts";
import { UsageError } from "./seckill-load/whole-number.ts";

// Saves everything that the shop knows, while it runs.
const usage = `Usage: npm run backup [-- DIR]
  DIR   a folder that is not there yet or is empty; default: backups/<now>
Saves the files of DATA_DIR; where MYSQL_URL, REDIS_URL and CONSUL_ADDR are set, what is in those servers. The shop may be
running. What is in it, and what is not: docs/backup.md`;

await runOrRefuse(usage, async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { help: { type: "boolean" } } });
  if (values.help) return console.log(usage);
  if (positionals.length > 1) throw new UsageError("One folder at most.");
  const folder = resolve(positionals[0] ?? `backups/${fileStamp(new Date())}`);
  const { files } = await takeBackup(placesOf(process.env), folder);
  for (const { name, bytes } of files) console.log(`${String(bytes).padStart(12)}  ${name}`);
  console.log(`Saved in ${folder}. It holds password hashes and addresses: keep it where nobody else reads it.`);
  console.log(`Back again, with the shop stopped: npm run restore -- ${folder}`);
});
