// Lints made-up contents of an existing file: typed rules need a file that belongs to the TypeScript project.
import assert from "node:assert/strict";
import { resolve } from "node:path";
import { test } from "node:test";
import { ESLint } from "eslint";

const root = resolve(import.meta.dirname, "../..");
const eslint = new ESLint({ cwd: root });

async function rulesBrokenBy(source: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(source, { filePath: "packages/kernel/src/clock.ts" });
  assert.ok(result, "eslint.config.js does not cover packages/*/src");
  return result.messages.map((message) => message.ruleId);
}

const cases: [rule: string, source: string][] = [
  ["no-floating-promises", `async function save() {} save(); export {};`],
  ["no-misused-promises", `async function save() {} [1].forEach(save); if (save()) {} export {};`],
  ["await-thenable", `export const one = await 1;`],
  ["switch-exhaustiveness-check", `export function f(x: "a" | "b") { switch (x) { case "a": return 1; } return 2; }`],
];

for (const [rule, source] of cases) {
  test(`typed lint refuses: ${rule}`, async () => {
    const broken = await rulesBrokenBy(source);
    assert.deepEqual([...new Set(broken)], [`@typescript-eslint/${rule}`]);
  });
}

test("typed lint leaves node:test's own promises alone", async () => {
  const source = `import { describe, test } from "node:test"; describe("a", () => { test("b", async () => {}); });`;
  assert.deepEqual(await rulesBrokenBy(source), []);
});

test("typed lint covers apps, scripts and tests", async () => {
  for (const file of ["apps/order/src/x.ts", "scripts/check.ts", "tests/gates/typed-lint.test.ts"]) {
    const config: { rules?: Record<string, unknown> } = await eslint.calculateConfigForFile(resolve(root, file));
    assert.ok(config.rules?.["@typescript-eslint/no-floating-promises"], file);
  }
});
