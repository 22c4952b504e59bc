import assert from "node:assert/strict";
import { test } from "node:test";
import { parseOptions } from "./options.ts";
import { percentile } from "./report.ts";
import { UsageError } from "./whole-number.ts";

test("without options: 50 buyers of SKU 2 on this machine, once, the sale as it is", () => {
  const { url, ...rest } = parseOptions([]);
  assert.equal(url.href, "http://localhost:8080/");
  assert.deepEqual(rest, { users: 50, skuId: 2, rounds: 1, stock: undefined, retries: 1, check: true, help: false });
});

test("several rounds prepare the sale with 5 units unless told otherwise", () => {
  assert.equal(parseOptions(["--rounds", "3"]).stock, 5);
  assert.equal(parseOptions(["--rounds=3", "--stock=9"]).stock, 9);
  assert.equal(parseOptions(["--stock", "9"]).stock, 9);
  assert.equal(parseOptions(["--no-check"]).check, false);
});

for (const args of [
  ["--users", "0"],
  ["--users", "5x"],
  ["--sku", "-1"],
  ["--url", "localhost:8080"],
  ["--user", "5"],
  ["5"],
]) {
  test(`refuses ${args.join(" ")}`, () => assert.throws(() => parseOptions(args), UsageError));
}

test("percentiles of a list and of none", () => {
  const list = Array.from({ length: 100 }, (_, index) => index + 1);
  assert.deepEqual(
    [percentile(list, 0.5), percentile(list, 0.99), percentile([7], 0.99), percentile([], 0.5)],
    [51, 100, 7, 0],
  );
});
