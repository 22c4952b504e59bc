import assert from "node:assert/strict";
import { after, test } from "node:test";
import { temporaryDirectory } from "@mall/testkit";
import { type Figure, spreadOf } from "./figure.ts";
import type { How } from "./scenario.ts";
import type { Profile } from "./shop/profiles.ts";

const directory = temporaryDirectory();
after(directory.remove);
process.env.BENCH_RESULTS = directory.path;
const { keepResult, keptResults, rowsOf } = await import("./results.ts");

const scenario = { name: "cart-add", what: "", run: async () => ({ table: "", figures: [] }) };

function keep(profiles: Profile[], value: number) {
  const rows = profiles.map((profile): Figure => {
    return { what: "cart/add", profile, target: "cart", unit: "/s", ...spreadOf([value]) };
  });
  const how: How = { profiles, rounds: 1, seconds: 1, quick: true, driver: "own", threads: 1, workers: undefined };
  keepResult(scenario, { table: "", figures: rows, rows }, how);
}

test("a run keeps what another one has measured in other profiles, and replaces its own", () => {
  keep(["embedded", "full"], 1);
  keep(["full"], 2);
  const rows = keptResults().flatMap(rowsOf);
  assert.deepEqual(
    rows.map(({ profile, median }) => [profile, median]),
    [
      ["embedded", 1],
      ["full", 2],
    ],
  );
});
