import assert from "node:assert/strict";
import { test } from "node:test";
import { parseOptions, UsageError } from "./options.ts";

test("a bare command runs both profiles where there are servers, else the embedded one", () => {
  assert.deepEqual(parseOptions([], true).profiles, ["embedded", "full"]);
  assert.deepEqual(parseOptions([], false).profiles, ["embedded"]);
});

test("everything can be chosen", () => {
  const args = "--rounds 200 --seed 7 --profile embedded --faults kill,pause --round 3 --report docs/reliability.md";
  assert.deepEqual(parseOptions(args.split(" "), true), {
    ...{ rounds: 200, seed: 7, profiles: ["embedded"], faults: ["kill", "pause"], only: 3 },
    report: "docs/reliability.md",
  });
});

test("what means nothing is refused by its name", () => {
  const refused: [string, RegExp][] = [
    ["--rounds x", /--rounds x is no whole number from 1/],
    ["--rounds 0", /--rounds 0/],
    ["--profile small", /--profile small is none of/],
    ["--faults kill,flood", /there is no fault flood/],
    ["--speed 3", /--speed/],
    ["--profile full", /needs redis-server/],
  ];
  for (const [line, reason] of refused) {
    assert.throws(
      () => parseOptions(line.split(" "), false),
      (error) => {
        assert.ok(error instanceof UsageError);
        assert.match(error.message, reason);
        return true;
      },
    );
  }
});
