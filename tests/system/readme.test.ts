import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type RunningShop, startShop } from "./shop.fixture.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The shell lines of a README between its walk-through marks. */
function walkThrough(file: string): string {
  const text = readFileSync(root + file, "utf8");
  const block = /<!-- walk-through -->\s*```sh\n(.*?)```\s*<!-- \/walk-through -->/su.exec(text);
  assert.ok(block?.[1], `${file} has no walk-through`);
  return block[1];
}

function hasCurl(): boolean {
  try {
    execFileSync("bash", ["-c", "command -v curl && command -v sed"]);
    return true;
  } catch {
    return false;
  }
}

describe("the READMEs", () => {
  let shop: RunningShop;
  before(async () => {
    shop = await startShop();
  });
  after(async () => await shop.dispose());

  for (const [file, username] of [
    ["README.md", "farmer"],
    ["README.zh-CN.md", "farmer2"],
  ] as const) {
    test(`${file}: the seven steps pass as they stand`, { skip: !hasCurl() && "no bash and curl here" }, async () => {
      const mobile = username === "farmer" ? "13800138000" : "13800138001";
      const lines = walkThrough(file)
        .replaceAll("http://localhost:8080", shop.url)
        .replaceAll('"farmer"', `"${username}"`)
        .replaceAll('"mobile":"13800138000"}\'\n\n', `"mobile":"${mobile}"}'\n\n`);
      const { stdout } = await promisify(execFile)("bash", ["-euo", "pipefail", "-c", `${lines}\necho "ORDER=$ORDER"`]);
      const answers = stdout.match(/"code":\d+/g) ?? [];
      assert.deepEqual(new Set(answers), new Set(['"code":200']), stdout);
      assert.equal(answers.length, 5, "register, address, search, cart and pay print their answers");
      assert.match(stdout, /新鲜西红柿/);
      assert.match(stdout, /"amount":11,"amount_cents":1100,"status":"paid"/);
      assert.match(stdout, /ORDER=\d{20}/);
    });
  }

  test("both languages have the same commands", () => {
    const commands = (file: string) => walkThrough(file).replace(/^#.*$/gm, "");
    assert.equal(commands("README.zh-CN.md"), commands("README.md"));
  });

  test("every npm script they name is there", () => {
    const { scripts } = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as { scripts: Record<string, string> };
    for (const file of ["README.md", "README.zh-CN.md", "CONTRIBUTING.md"]) {
      for (const [, name = ""] of readFileSync(root + file, "utf8").matchAll(/npm run ([a-z:-]+)/g)) {
        assert.ok(scripts[name.replace(/[:-]$/, "")], `${file} names npm run ${name}`);
      }
    }
  });
});
