import assert from "node:assert/strict";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { test } from "node:test";
import { createFlowControl } from "../engine/flow-control.ts";
import { createBlockLog } from "./block-log.ts";
import { onStage, openLogStage } from "./log-stage.fixture.ts";

const START = new Date(2026, 0, 1, 12).getTime();

function makeStage() {
  const { directory, clock, errors, onError } = openLogStage(START);
  const rule = { resource: "/api|x", threshold: 0, id: "none" };
  const flow = createFlowControl({ clock, rules: { flow: [rule], isolation: [{ ...rule, resource: "b" }] } });
  const open = () => {
    const log = createBlockLog({
      clock,
      app: "shop",
      directory: directory.file("logs"),
      onError,
    });
    flow.observe(log);
    return log;
  };
  const refuse = (resource: string, origin?: string, batch = 1) =>
    assert.equal(flow.enter(resource, { batch, ...(origin === undefined ? {} : { origin }) }).passed, false);
  const written = async () => {
    const names = await readdir(directory.file("logs")).catch(() => []);
    const texts = await Promise.all(names.sort().map((name) => readFile(directory.file(`logs/${name}`), "utf8")));
    return texts.join("").split("\n").filter(Boolean);
  };
  return { directory, clock, errors, open, refuse, written };
}

const onLog = onStage(makeStage);

test("counts by second, resource, rule and origin, entries with their batch", () =>
  onLog(async ({ clock, open, refuse, written, directory }) => {
    const log = open();
    for (const origin of ["web", "app", "web"]) refuse("/api|x", origin);
    refuse("b", undefined, 5);
    clock.advance(999);
    refuse("/api|x", "web");
    assert.deepEqual(log.recent(10), []);
    clock.advance(1);
    refuse("/api|x", "web");
    await log.writeDue();
    await log.writeDue();
    assert.deepEqual(await written(), [
      `2026-01-01 12:00:00|${START}|/api_x|flow|none|web|3`,
      `2026-01-01 12:00:00|${START}|/api_x|flow|none|app|1`,
      `2026-01-01 12:00:00|${START}|b|isolation|none||5`,
    ]);
    assert.deepEqual(await readdir(directory.file("logs")), ["shop-block.log.2026-01-01"]);
    clock.advance(60_000);
    assert.deepEqual(
      log.recent(2).map(({ timestamp, resource, count }) => [timestamp - START, resource, count]),
      [
        [1000, "/api|x", 1],
        [0, "b", 5],
      ],
    );
    assert.deepEqual(log.recent(0), []);
  }));

test("stopped in the middle of a second, no line is lost; the rest of the second is a line of its own", () =>
  onLog(async ({ clock, open, refuse, written }) => {
    const log = open();
    refuse("b");
    clock.advance(400);
    await log.stop();
    assert.deepEqual(
      (await written()).map((line) => line.split("|").at(-1)),
      ["1"],
    );
    refuse("b", undefined, 2);
    await log.stop();
    refuse("b", undefined, 3);
    clock.advance(700);
    await log.stop();
    assert.deepEqual(
      (await written()).map((line) => line.split("|").at(-1)),
      ["1", "2", "3"],
    );
  }));

test("invented origins do not fill the disk: beyond a thousand lines a second, one by kind counts all", () =>
  onLog(async ({ clock, open, refuse, written }) => {
    const log = open();
    for (let caller = 0; caller < 1500; caller += 1) refuse("b", `caller ${caller}`);
    refuse("/api|x");
    clock.advance(1000);
    await log.writeDue();
    const lines = await written();
    assert.equal(lines.length, 1002);
    assert.deepEqual(lines.slice(-2), [
      `2026-01-01 12:00:00|${START}|(others)|isolation|(others)|(others)|500`,
      `2026-01-01 12:00:00|${START}|(others)|flow|(others)|(others)|1`,
    ]);
    assert.equal(log.recent(5000).length, 1000);
  }));

test("what cannot be written waits, at most 10,000 lines of it", () =>
  onLog(async ({ directory, clock, errors, open, refuse, written }) => {
    const log = open();
    await writeFile(directory.file("logs"), "in the way");
    for (let second = 0; second < 12; second += 1) {
      for (let caller = 0; caller < 1000; caller += 1) refuse("b", `${caller}`);
      clock.advance(1000);
      await log.writeDue();
    }
    assert.equal(errors.length, 1);
    await rm(directory.file("logs"));
    await log.stop();
    const lines = await written();
    assert.equal(lines.length, 10_000);
    assert.equal(lines.at(0)?.split("|")[1], String(START + 2000));
    assert.equal(lines.at(-1)?.split("|")[1], String(START + 11_000));
  }));
