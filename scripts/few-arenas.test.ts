import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { temporaryDirectory } from "@mall/testkit";

const preload = fileURLToPath(new URL("few-arenas.mjs", import.meta.url));

/** What a program that begins with this is: its number of arenas, how often it began, its arguments, and how it ended. */
function run(arenas: string | undefined) {
  const directory = temporaryDirectory();
  const program = join(directory.path, "program.mjs");
  writeFileSync(
    program,
    `import { appendFileSync } from "node:fs";
     appendFileSync(new URL("begun", import.meta.url), "x");
     await import(${JSON.stringify(preload)});
     const { pid, argv, execArgv, env } = process;
     console.log(JSON.stringify({ pid, argv: argv.slice(2), execArgv, arenas: env.MALLOC_ARENA_MAX }));
     process.exit(3);`,
  );
  try {
    const env = { ...process.env, MALLOC_ARENA_MAX: arenas };
    const { pid, stdout, stderr, status } = spawnSync(
      process.execPath,
      ["--max-semi-space-size=8", program, "--port", "a b"],
      { env, encoding: "utf8" },
    );
    const begun = readFileSync(join(directory.path, "begun"), "utf8").length;
    return { ...JSON.parse(stdout), isSame: JSON.parse(stdout).pid === pid, stderr, status, begun };
  } finally {
    directory.remove();
  }
}

const linux = process.platform === "linux";

test("the process becomes itself with two arenas: same id, options, arguments and way to end", { skip: !linux }, () => {
  const { arenas, isSame, argv, execArgv, stderr, status, begun } = run(undefined);
  assert.deepEqual([arenas, isSame, status, stderr, begun], ["2", true, 3, "", 2]);
  assert.deepEqual([argv, execArgv], [["--port", "a b"], ["--max-semi-space-size=8"]]);
});

test("who has said how many keeps them, and the process begins once", () => {
  const { arenas, begun } = run("5");
  assert.deepEqual([arenas, begun], ["5", 1]);
});
