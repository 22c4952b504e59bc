// What the documents say of rules is what the schemas and the checks say.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fieldsOf, type RuleField, rangeOf, type Schema } from "./docs.fixture.ts";
import { checkRuleSet } from "./rules/check-rule-set.ts";
import { parseRuleSet } from "./rules/parse-rule-set.ts";
import { RuleSet } from "./rules/rule-set.ts";

const textOf = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
const documents = ["README.md", ...readdirSync(new URL("../docs", import.meta.url)).map((name) => `docs/${name}`)];
const blocksOf = (text: string, language: string) =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, "gms"))].map(([, block = ""]) => block);

/** As a program in another language would read it. */
const schema = JSON.parse(JSON.stringify(RuleSet)) as Schema;
const rules = textOf("docs/rules.md");
/** By the kind in the heading; "every" is what all kinds have. */
const sections = new Map(
  rules
    .split(/^## /m)
    .map((section) => [/^`(\w+)`/.exec(section)?.[1] ?? (/^Every/.test(section) ? "every" : ""), section]),
);

for (const document of documents) {
  test(`every rule set in ${document} is one`, () => {
    for (const block of blocksOf(textOf(document), "json")) {
      assert.doesNotThrow(() => checkRuleSet(parseRuleSet(block)), block);
    }
  });
}

test("rules.md has an example of every kind", () => {
  const sets = blocksOf(rules, "json").map(parseRuleSet);
  for (const kind of Object.keys(RuleSet.properties)) {
    assert.ok(
      sets.some((set) => set[kind as keyof RuleSet]?.length),
      `no example of ${kind}`,
    );
  }
});

for (const [kind, fields] of fieldsOf(schema)) {
  test(`rules.md tells of every field of a rule of the kind ${kind}, its range and its default`, () => {
    for (const field of fields) assert.deepEqual(rowOf(kind, field.path), expectedRow(field));
  });
}

test("rules.md tells of no field that is not there", () => {
  const known = new Map([...fieldsOf(schema)].map(([kind, fields]) => [kind, fields.map(({ path }) => path)]));
  for (const [kind, section] of sections) {
    const told = [...section.matchAll(/^\| `([\w.]+)` \|/gm)].map(([, path = ""]) => path);
    const there = kind === "every" ? ["id", "resource", "regex"] : (known.get(kind) ?? []);
    assert.deepEqual(
      told.filter((path) => !there.includes(path)),
      [],
      kind,
    );
  }
});

/** Range and default of a field, as the table of its kind has them, else that of every kind. */
function rowOf(kind: string, path: string): { range?: string | undefined; default?: string | undefined } {
  const rows = [sections.get(kind), sections.get("every")].map((section) => findRow(section ?? "", path));
  return rows.find((row) => row !== undefined) ?? {};
}

function findRow(section: string, path: string) {
  const row = section.split("\n").find((line) => line.startsWith(`| \`${path}\` |`));
  if (!row) return undefined;
  const [, , range, standard] = row.split("|").map((cell) => cell.trim());
  return { range, default: standard?.split(/[;:]/)[0] };
}

function expectedRow({ schema, path, required }: RuleField) {
  const told = /default (\w+(?:\.\d+)?)/i.exec(schema.description ?? "")?.[1];
  return { range: rangeOf(schema), default: required ? "needed" : (told ?? SILENT[path] ?? "none") };
}

/** Defaults of which their schemas say nothing, or say it in other words. */
const SILENT: Readonly<Record<string, string>> = { id: "derived", regex: "false", probeCount: "0" };
