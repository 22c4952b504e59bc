import assert from "node:assert/strict";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { test } from "node:test";
import { createFlowControl } from "../engine/flow-control.ts";
import { onStage, openLogStage } from "./log-stage.fixture.ts";
import { parseMetricLine } from "./metric-line.ts";
import { createMetricLog } from "./metric-log.ts";

const START = new Date(2026, 0, 1, 23, 59, 50).getTime();

/** A flow control at work, and logs of it in one directory. */
function makeStage() {
  const { directory, clock, errors, onError } = openLogStage(START);
  const flow = createFlowControl({ clock });
  const open = (of = flow) => {
    const options = { flow: of, clock, app: "shop", directory: directory.file("logs") };
    return createMetricLog({ ...options, onError });
  };
  const enter = (count: number, of = flow) => {
    for (let entered = 0; entered < count; entered += 1) {
      const entry = of.enter("/api");
      assert.ok(entry.passed);
      entry.exit();
    }
  };
  /** Passes by second since the start. */
  const written = async () =>
    (await open().find({ from: 0, to: Number.MAX_SAFE_INTEGER, limit: 1000 })).map(({ timestamp, pass }) => [
      (timestamp - START) / 1000,
      pass,
    ]);
  return { directory, clock, flow, errors, open, enter, written };
}

const onLog = onStage(makeStage);

test("writes each whole second once, over midnight as well; the second under way is not due", () =>
  onLog(async ({ clock, open, enter, written }) => {
    const log = open();
    for (let second = 0; second < 12; second += 1) {
      enter(second + 1);
      clock.advance(500);
      await log.writeDue();
      await log.writeDue();
      clock.advance(500);
    }
    assert.deepEqual(
      await written(),
      Array.from({ length: 11 }, (_, second) => [second, second + 1]),
    );
  }));

test("catches up with nine seconds at most, and leaves idle ones out", () =>
  onLog(async ({ clock, open, enter, written }) => {
    const log = open();
    enter(1);
    clock.advance(1000);
    enter(2);
    clock.advance(8000);
    enter(3);
    clock.advance(1000);
    await log.writeDue();
    assert.deepEqual(await written(), [
      [1, 2],
      [9, 3],
    ]);
  }));

test("stopped and started again in the middle of a second, nothing is lost and nothing is written twice", () =>
  onLog(async ({ clock, open, enter, written }) => {
    const log = open();
    enter(1);
    clock.advance(1400);
    enter(2);
    await log.stop();
    assert.deepEqual(await written(), [[0, 1]]);
    clock.advance(300);
    const next = open();
    enter(3);
    clock.advance(300);
    await next.stop();
    assert.deepEqual(await written(), [
      [0, 1],
      [1, 5],
    ]);
  }));

test("a process started in the middle of a second in which another was killed writes its own part", () =>
  onLog(async ({ clock, open, enter, written }) => {
    const log = open();
    enter(1);
    clock.advance(1400);
    await log.writeDue();
    enter(2);
    // Killed here: what is not written is lost with its process.
    const flow = createFlowControl({ clock });
    const next = open(flow);
    enter(4, flow);
    clock.advance(600);
    await next.writeDue();
    assert.deepEqual(await written(), [
      [0, 1],
      [1, 4],
    ]);
  }));

test("what cannot be written is reported once a minute and written when it can be", () =>
  onLog(async ({ directory, clock, open, enter, errors, written }) => {
    const log = open();
    await writeFile(directory.file("logs"), "in the way");
    enter(1);
    clock.advance(1000);
    enter(2);
    clock.advance(1000);
    await log.writeDue();
    await log.writeDue();
    assert.equal(errors.length, 1);
    await rm(directory.file("logs"));
    await mkdir(directory.file("logs"));
    await log.writeDue();
    assert.deepEqual(await written(), [
      [0, 1],
      [1, 2],
    ]);
  }));

test("after a clock that was set back it goes on with the second that is then under way", () =>
  onLog(async ({ directory, clock, open, enter }) => {
    const log = open();
    enter(1);
    clock.advance(1000);
    await log.writeDue();
    clock.advance(-3_600_000);
    await log.writeDue();
    enter(2);
    clock.advance(1000);
    await log.writeDue();
    const text = await readFile(directory.file("logs/shop-metrics.log.2026-01-01"), "utf8");
    const lines = text.trimEnd().split("\n").map(parseMetricLine);
    assert.deepEqual(
      lines.map(({ timestamp, pass }) => [timestamp - START, pass]),
      [
        [0, 1],
        [1000 - 3_600_000, 2],
      ],
    );
  }));
