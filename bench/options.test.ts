import assert from "node:assert/strict";
import { test } from "node:test";
import { benchOptions } from "./options.ts";

const servers = { MYSQL_URL: "mysql://x", REDIS_URL: "redis://x", RABBITMQ_URL: "amqp://x" };

test("all profiles where all servers have an address, else only the one that needs none", () => {
  assert.deepEqual(benchOptions([], servers).profiles, ["embedded", "full", "processes"]);
  assert.deepEqual(benchOptions([], { ...servers, REDIS_URL: "" }).profiles, ["embedded"]);
  assert.deepEqual(benchOptions(["--profile", "processes,embedded"], servers).profiles, ["processes", "embedded"]);
});

test("names and numbers are taken as they are given; quick means less unless told otherwise", () => {
  const given = benchOptions(["cart-add", "--rounds", "7", "start", "--seconds=9", "--workers", "2"], {});
  assert.deepEqual([given.names, given.rounds, given.seconds, given.workers], [["cart-add", "start"], 7, 9, 2]);
  const { rounds, seconds } = benchOptions([], {});
  assert.deepEqual([rounds, seconds], [5, 4]);
  const quick = benchOptions(["--quick", "--seconds", "3"], {});
  assert.deepEqual([quick.rounds, quick.seconds, quick.quick], [2, 3, true]);
});

test("what does not fit is refused by name", () => {
  assert.throws(() => benchOptions(["--profile", "scaled"], servers), /"scaled"/);
  assert.throws(() => benchOptions(["--profile", "full"], { ...servers, REDIS_URL: "" }), /full needs REDIS_URL/);
  assert.throws(() => benchOptions(["--rounds", "0"], {}), /--rounds/);
  assert.throws(() => benchOptions(["--driver", "ab"], {}), /--driver/);
  assert.throws(() => benchOptions(["--fast"], {}), /--fast/);
});
