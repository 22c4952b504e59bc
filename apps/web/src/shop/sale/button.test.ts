import assert from "node:assert/strict";
import { test } from "node:test";
import type { Attempt, LiveSale } from "./attempt.ts";
import { buttonOf } from "./button.ts";

const sale: LiveSale = {
  ...{ sku_id: 2, activity_id: 1, state: "planned", remaining: 5, stock: 5 },
  ...{ start_ms: 1000, end_ms: 9000 },
};
const idle: Attempt = { at: "idle" };
const button = (change: Partial<LiveSale>, nowMs: number, attempt: Attempt = idle, loggedIn = true) =>
  buttonOf({ sale: { ...sale, ...change }, attempt }, nowMs, loggedIn);

test("the clock opens a sale at its start, whatever the stream said before", () => {
  assert.equal(button({}, 999), "wait");
  assert.equal(button({}, 1000), "buy");
});

test("the clock ends a sale as well, and a stopped one is over before its end", () => {
  assert.equal(button({ state: "running" }, 8999), "buy");
  assert.equal(button({ state: "running" }, 9000), "over");
  assert.equal(button({ state: "stopped" }, 2000), "over");
  assert.equal(button({ state: "stopped" }, 500), "over", "called off before its start");
  assert.equal(button({ state: "running", end_ms: 0 }, 1e12), "buy", "without an end");
});

test("a running sale without units is sold out; before the start nobody knows", () => {
  assert.equal(button({ state: "running", remaining: 0 }, 2000), "soldOut");
  assert.equal(button({ remaining: 0 }, 999), "wait");
});

test("visitors are sent to the login, unless there is nothing to be had", () => {
  assert.equal(button({}, 999, idle, false), "login");
  assert.equal(button({ state: "running" }, 2000, idle, false), "login");
  assert.equal(button({ state: "running", remaining: 0 }, 2000, idle, false), "soldOut");
});

test("a stopped retry is offered again when its time has come", () => {
  const limited = (auto: boolean): Attempt => ({ at: "limited", untilMs: 3000, auto, tries: 1 });
  assert.equal(button({ state: "running" }, 2000, limited(true)), "retrying");
  assert.equal(button({ state: "running" }, 2000, limited(false)), "paused");
  assert.equal(button({ state: "running" }, 3000, limited(false)), "again");
});

test("nothing is offered of a sale that is not known", () => {
  assert.equal(buttonOf({ sale: undefined, attempt: idle }, 0, true), "unknown");
});
