import assert from "node:assert/strict";
import { test } from "node:test";
import { createSeries, LENGTH, type Series } from "./series.ts";
import { pathOf } from "./sparkline-path.ts";

const START = 1_700_000_000_000;

/** A look at one resource, so many seconds after the start. */
const look = (second: number, passed: number, blocked = 0, processes = [1]) => ({
  ...{ at: START + second * 1000, processes },
  resources: [{ resource: "r", passed, blocked, pass_per_second: 7, block_per_second: 1 }],
});

/** The last seconds of a series, as `pass/block`. */
const tail = (series: Series, count: number): string[] =>
  series
    .of("r")
    .slice(-count)
    .map(({ pass, block }) => `${pass}/${block}`);

test("rates come from the totals, over however many seconds passed between two looks", () => {
  const series = createSeries();
  series.add(look(1, 100));
  series.add(look(2, 150, 4));
  series.add(look(5, 180, 10));
  assert.deepEqual(tail(series, 6), ["0/0", "7/1", "50/4", "10/2", "10/2", "10/2"]);
});

test("two looks within one second count for the next", () => {
  const series = createSeries();
  series.add(look(1, 100));
  series.add(look(1.2, 130));
  series.add(look(2, 140));
  assert.deepEqual(tail(series, 1), ["40/0"]);
});

test("totals that began anew, or are those of other processes, are not compared", () => {
  const series = createSeries();
  series.add(look(1, 100));
  series.add(look(2, 3));
  series.add(look(3, 500, 0, [1, 2]));
  assert.deepEqual(tail(series, 2), ["7/1", "7/1"]);
});

test("the metric log fills what was before, and no more", () => {
  const series = createSeries();
  series.add(look(10, 0));
  const line = (second: number) => ({ timestamp: START + second * 1000, resource: "r", pass: 2, block: 3 });
  series.fill([line(7), line(9)]);
  assert.deepEqual(tail(series, 3), ["2/3", "0/0", "7/1"]);
});

test("two minutes are remembered, also after a long pause", () => {
  const series = createSeries();
  series.add(look(0, 0));
  series.add(look(1000, 5000));
  assert.equal(series.of("r").length, LENGTH);
  assert.deepEqual(new Set(tail(series, LENGTH)), new Set(["5/0"]));
});

test("a chart reaches from edge to edge, its peak to the top", () => {
  assert.equal(pathOf([0, 5, 10], 10, { width: 100, height: 32 }), "M0.0 31.0 L50.0 16.0 L100.0 1.0");
});
