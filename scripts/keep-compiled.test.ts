import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { temporaryDirectory } from "@mall/testkit";

const preload = fileURLToPath(new URL("keep-compiled.mjs", import.meta.url));

test("what is kept is used again, and never instead of a source that has changed since", () => {
  const directory = temporaryDirectory();
  const kept = join(directory.path, "kept");
  const program = join(directory.path, "program.ts");
  const run = () => {
    const env = { ...process.env, NODE_COMPILE_CACHE: kept };
    return execFileSync(process.execPath, ["--import", preload, program], { env, encoding: "utf8" }).trim();
  };
  try {
    writeFileSync(program, "const price: number = 10; console.log(price);");
    assert.equal(run(), "10");
    assert.notEqual(readdirSync(kept).length, 0);
    assert.equal(run(), "10");
    writeFileSync(program, "const price: number = 11; console.log(price);");
    assert.equal(run(), "11");
  } finally {
    directory.remove();
  }
});

test("processes that are started find it in their environment, unless it names another place", () => {
  const ask = (env: Record<string, string | undefined>) =>
    execFileSync(process.execPath, ["--import", preload, "-p", "process.env.NODE_COMPILE_CACHE"], {
      env: { ...process.env, ...env },
      encoding: "utf8",
    }).trim();
  assert.match(ask({ NODE_COMPILE_CACHE: undefined }), /node_modules.\.cache.compile$/);
  const directory = temporaryDirectory();
  assert.equal(ask({ NODE_COMPILE_CACHE: directory.path }), directory.path);
  directory.remove();
});
