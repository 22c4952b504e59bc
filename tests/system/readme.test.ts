import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { hasCurl, root, runWalkThrough, walkThrough } from "./readme.fixture.ts";
import { type RunningShop, startShop } from "./shop.fixture.ts";

describe("the READMEs", () => {
  let shop: RunningShop;
  before(async () => {
    // As long as it can be: the READMEs say that the order is paid at once.
    shop = await startShop({ PAY_WAIT_MS: "4000" });
  });
  after(async () => await shop.dispose());

  for (const [file, username] of [
    ["README.md", "farmer"],
    ["README.zh-CN.md", "farmer2"],
  ] as const) {
    test(`${file}: the seven steps pass as they stand`, { skip: !hasCurl() && "no bash and curl here" }, async () => {
      const mobile = username === "farmer" ? "13800138000" : "13800138001";
      await runWalkThrough(file, shop.url, { username, mobile });
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
