import assert from "node:assert/strict";
import { appendFile, open } from "node:fs/promises";
import { after, test } from "node:test";
import { temporaryDirectory } from "@mall/testkit";
import fc from "fast-check";
import { findMetrics } from "./find-metrics.ts";
import { formatMetricLine, type MetricLine } from "./metric-line.ts";
import { offsetOfTime } from "./offset-of-time.ts";
import { createRotatingFile } from "./rotating-file.ts";

const directory = temporaryDirectory();
after(directory.remove);

const START = new Date(2026, 0, 1, 23, 0).getTime();
const SECONDS = 7200;
const resources = ["/api/items", "/api/orders", "a|b"];

const all: MetricLine[] = Array.from({ length: SECONDS }, (_, second) =>
  resources.map((resource) => ({
    ...{ timestamp: START + second * 1000, resource, pass: second, block: 0, complete: 0, error: 0 },
    ...{ rt: 0, occupied: 0, concurrency: 0, classification: 0 },
  })),
).flat();
const log = { directory: directory.path, name: "shop-metrics.log" };

/** Two days of an hour each, in files of a quarter of a mebibyte. */
async function writeAll(): Promise<void> {
  const file = createRotatingFile(log.name, { directory: log.directory, maxFileBytes: 262_144, maxFiles: 100 });
  for (let index = 0; index < all.length; index += 300) {
    const batch = all.slice(index, index + 300);
    await file.append(batch.map(formatMetricLine), batch[0]?.timestamp ?? 0);
  }
}
const written = writeAll();

test("gives the lines between two times, of a resource, up to the limit", async () => {
  await written;
  const time = fc.integer({ min: -100, max: SECONDS + 100 }).map((second) => START + second * 1000);
  await fc.assert(
    fc.asyncProperty(
      time,
      time,
      fc.option(fc.constantFrom(...resources)),
      fc.integer({ min: 0, max: 50 }),
      async (from, to, resource, limit) => {
        const found = await findMetrics(log, { from, to, resource: resource ?? undefined, limit });
        const wanted = all.filter(
          (line) => line.timestamp >= from && line.timestamp <= to && (resource === null || line.resource === resource),
        );
        assert.deepEqual(
          found,
          wanted.slice(0, limit).map((line) => ({ ...line, resource: line.resource.replace("|", "_") })),
        );
      },
    ),
    { numRuns: 60 },
  );
});

test("an endless time is all there is; no directory is nothing", async () => {
  await written;
  const query = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY, limit: 1e6 };
  assert.equal((await findMetrics(log, query)).length, all.length);
  assert.deepEqual(await findMetrics({ ...log, directory: directory.file("none") }, query), []);
});

test("broken lines are left out", async () => {
  const broken = { ...log, name: "broken.log" };
  await createRotatingFile(broken.name, { directory: log.directory }).append(
    ["", "a", formatMetricLine(all[0] as MetricLine), `${START}|x`],
    START,
  );
  assert.equal((await findMetrics(broken, { from: 0, to: START * 2, limit: 10 })).length, 1);
});

test("begins before all lines of a time, also where one second fills more than is read in one go", async () => {
  const path = directory.file("crowded");
  const second = (number: number) => formatMetricLine({ ...(all[0] as MetricLine), timestamp: START + number * 1000 });
  const lines = Array.from({ length: 40 }, (_, number) => Array.from({ length: 3000 }, () => second(number))).flat();
  await appendFile(path, `${lines.join("\n")}\n`);
  const file = await open(path);
  for (let number = 1; number < 40; number += 1) {
    const offset = await offsetOfTime(file, START + number * 1000);
    const { buffer } = await file.read(Buffer.alloc(13), 0, 13, offset);
    assert.ok(Number(buffer.toString()) < START + number * 1000, `${buffer} at ${offset} for second ${number}`);
  }
  await file.close();
});

test("seeks in a large file with a few small reads", async () => {
  const path = directory.file("large");
  for (let part = 0; part < 10; part += 1) {
    const lines = all.map((line) => formatMetricLine({ ...line, timestamp: line.timestamp + part * SECONDS * 1000 }));
    await appendFile(path, `${lines.join("\n")}\n`);
  }
  const file = await open(path);
  let bytes = 0;
  const read = ((buffer: Buffer, offset: number, length: number, position: number) => {
    bytes += length;
    return file.read(buffer, offset, length, position);
  }) as typeof file.read;
  const { size } = await file.stat();
  const time = START + 7.3 * SECONDS * 1000;
  const offset = await offsetOfTime({ stat: file.stat.bind(file), read }, time);
  const { buffer } = await file.read(Buffer.alloc(131_072), 0, 131_072, offset);
  const times = buffer
    .toString()
    .split("\n")
    .map((line) => Number.parseInt(line, 10));
  await file.close();
  assert.ok((times[0] ?? 0) <= time && times.includes(time), `${times[0]} for ${time}`);
  assert.ok(size > 8e6 && bytes < 100_000, `${bytes} of ${size}`);
});
