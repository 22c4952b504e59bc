import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";

const RISKS = Array.from({ length: 10 }, (_, index) => `API${index + 1}`);

/** A test as the document names it. */
interface Named {
  risk: string;
  file: string;
  name: string;
}

const rowsOf = (text: string) =>
  text.split("\n").flatMap((line) => {
    const [, risk, cells] = /^\| (API\d+) (.*)$/.exec(line) ?? [];
    return risk && cells ? [{ risk, cells }] : [];
  });

function testsIn(text: string): Named[] {
  return rowsOf(text).flatMap(({ risk, cells }) =>
    [...cells.matchAll(/`([^`›]+) › ([^`]+)`/g)].map(([, file = "", name = ""]) => ({ risk, file, name })),
  );
}

/** What is wrong with a test that is named; undefined when it is there. */
function problemOf({ risk, file, name }: Named): string | undefined {
  if (!existsSync(file)) return `${risk}: there is no ${file}`;
  return readFileSync(file, "utf8").includes(`"${name}"`) ? undefined : `${risk}: ${file} has no test "${name}"`;
}

const text = readFileSync("docs/security.md", "utf8");

test("docs/security.md answers each of the ten risks with a test at least", () => {
  assert.deepEqual(
    rowsOf(text).map(({ risk }) => risk),
    RISKS,
  );
  const tested = new Set(testsIn(text).map(({ risk }) => risk));
  assert.deepEqual(
    RISKS.filter((risk) => !tested.has(risk)),
    [],
  );
});

test("every test that docs/security.md names is there", () => {
  assert.deepEqual(testsIn(text).map(problemOf).filter(Boolean), []);
});

test("a test that is gone, or called otherwise, is told", () => {
  const [row] = testsIn(`| API1 x | y | \`tests/gates/security-doc.test.ts › ${"no such"} test\` |`);
  const [file] = testsIn("| API2 x | y | `tests/none.test.ts › a` |");
  assert.match(problemOf(row as Named) ?? "", /has no test "no such/);
  assert.match(problemOf(file as Named) ?? "", /there is no tests\/none/);
});
