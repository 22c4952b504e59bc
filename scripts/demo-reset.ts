import { existsSync, readdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

// Removes what the shop wrote into its data folder, and nothing else that may lie there.
const folder = process.env.DATA_DIR ?? fileURLToPath(new URL("../.data", import.meta.url));
const ours = /\.sqlite(-wal|-shm)?$|^flow-logs$|^flow-rules\.json|^faults\.json$/;
const files = existsSync(folder) ? readdirSync(folder).filter((name) => ours.test(name)) : [];

if (await answersOn(process.env.PORT ?? "8080")) {
  console.error("The shop is running. Stop it first (Ctrl+C in its terminal), then run npm run demo:reset again.");
  process.exit(1);
}
for (const name of files) rmSync(`${folder}/${name}`, { recursive: true });
console.log(
  files.length > 0
    ? `Removed ${files.length} files of ${folder}. The next npm start begins afresh.`
    : `${folder} is empty already.`,
);

async function answersOn(port: string): Promise<boolean> {
  return await fetch(`http://localhost:${port}/healthz`, { signal: AbortSignal.timeout(1000) }).then(
    (response) => response.ok,
    () => false,
  );
}
