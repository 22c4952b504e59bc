// Lays out a small tree of the shop's shape in a scratch directory, with deliberate violations, and cruises it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { after, test } from "node:test";
import type { ICruiseResult } from "dependency-cruiser";
import { allowed, type Case, surroundings, violations, workspaces } from "./boundary-cases.ts";

const configFile = resolve(import.meta.dirname, "../../.dependency-cruiser.cjs");
const cruiser = resolve(import.meta.dirname, "../../node_modules/.bin/depcruise");

const tree = mkdtempSync(join(tmpdir(), "mall-boundaries-"));
after(() => rmSync(tree, { recursive: true, force: true }));

function write(file: string, source: string): void {
  const path = join(tree, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, source);
}

function layOut(): void {
  write("package.json", JSON.stringify({ name: "tree", type: "module", workspaces: ["packages/*", "apps/*"] }));
  mkdirSync(join(tree, "node_modules/@mall"), { recursive: true });
  for (const [folder, entry] of workspaces) {
    const name = `@mall/${folder.split("/")[1]}`;
    write(`${folder}/package.json`, JSON.stringify({ name, type: "module", exports: { ".": entry } }));
    symlinkSync(join(tree, folder), join(tree, "node_modules", name));
  }
  for (const [file, source] of Object.entries(surroundings)) write(file, source);
  for (const { file, source } of [...violations, ...allowed]) write(file, source);
}

/** Names of the broken rules by file. */
function cruise(): Map<string, string[]> {
  const args = ["--config", configFile, "--output-type", "json", "packages", "apps", "scripts"];
  const { stdout, stderr } = spawnSync(cruiser, args, { cwd: tree, encoding: "utf8" });
  assert.notEqual(stdout, "", stderr);
  const result = JSON.parse(stdout) as ICruiseResult;
  const broken = new Map<string, string[]>();
  for (const { from, rule } of result.summary.violations) broken.set(from, [...(broken.get(from) ?? []), rule.name]);
  return broken;
}

layOut();
const broken = cruise();
const rulesOf = ({ file }: Case) => [...new Set(broken.get(file))];

for (const violation of violations) {
  test(`${violation.rule} refuses: ${violation.file}: ${violation.source}`, () => {
    assert.deepEqual(rulesOf(violation), [violation.rule]);
  });
}

for (const use of allowed) {
  test(`allowed: ${use.file}: ${use.source}`, () => {
    assert.deepEqual(rulesOf(use), []);
  });
}

test("every rule has a violation above", () => {
  const config = createRequire(import.meta.url)(configFile) as { forbidden: { name: string }[] };
  const proved = new Set(violations.map(({ rule }) => rule));
  assert.deepEqual(
    config.forbidden.map(({ name }) => name).filter((name) => !proved.has(name)),
    [],
  );
});
