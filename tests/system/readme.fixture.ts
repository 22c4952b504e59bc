import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** The project's folder, with a slash at its end. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** The shell lines of a README between its walk-through marks. */
export function walkThrough(file: string): string {
  const text = readFileSync(root + file, "utf8");
  const block = /<!-- walk-through -->\s*```sh\n(.*?)```\s*<!-- \/walk-through -->/su.exec(text);
  assert.ok(block?.[1], `${file} has no walk-through`);
  return block[1];
}

/** Whether the walk-through can run here. */
export function hasCurl(): boolean {
  try {
    execFileSync("bash", ["-c", "command -v curl && command -v sed"]);
    return true;
  } catch {
    return false;
  }
}

/** Runs the seven steps of a README on the shop at `url`, as an account that is not there yet. */
export async function runWalkThrough(file: string, url: string, account: { username: string; mobile: string }) {
  const lines = walkThrough(file)
    .replaceAll("http://localhost:8080", url)
    .replaceAll('"farmer"', `"${account.username}"`)
    .replaceAll('"mobile":"13800138000"}\'\n\n', `"mobile":"${account.mobile}"}'\n\n`);
  const { stdout } = await promisify(execFile)("bash", ["-euo", "pipefail", "-c", `${lines}\necho "ORDER=$ORDER"`]);
  const answers = stdout.match(/"code":\d+/g) ?? [];
  assert.deepEqual(new Set(answers), new Set(['"code":200']), stdout);
  assert.equal(answers.length, 5, "register, address, search, cart and pay print their answers");
  assert.match(stdout, /新鲜西红柿/);
  assert.match(stdout, /"amount":11,"amount_cents":1100,"status":"paid"/);
  assert.match(stdout, /ORDER=\d{20}/);
}
