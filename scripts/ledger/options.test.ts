import assert from "node:assert/strict";
import { test } from "node:test";
import { UsageError } from "../seckill-load/whole-number.ts";
import { ledgerOptions } from "./options.ts";

test("waits half a minute unless told otherwise", () => {
  assert.deepEqual(ledgerOptions([]), { waitMs: 30_000, json: false, help: false });
  assert.deepEqual(ledgerOptions(["--wait", "0", "--json"]), { waitMs: 0, json: true, help: false });
});

test("what cannot be used is named", () => {
  for (const [args, name] of [
    [["--wait", "soon"], /--wait.*soon/],
    [["--wait", "3601"], /--wait.*3600/],
    [["--wait"], /--wait/],
    [["--fast"], /--fast/],
    [["2"], /2/],
  ] as const) {
    assert.throws(
      () => ledgerOptions([...args]),
      (error) => error instanceof UsageError && name.test(error.message),
    );
  }
});
