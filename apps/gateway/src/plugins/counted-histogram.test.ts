import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { AggregatorRegistry, Histogram, Registry } from "prom-client";
import { CountedHistogram } from "./counted-histogram.ts";
import { createTimeCounts } from "./time-counts.ts";

const BUCKETS = [0.001, 0.25, 5];
const LABELS = [
  { method: "GET", route: "/a", status: "200" },
  { method: "POST", route: '/"b"', status: "429" },
];
const settings = { name: "times", help: "Times.", labelNames: ["method", "route", "status"], buckets: BUCKETS };

/** The same observations in both: the second field says which labels. */
function observe(observations: readonly (readonly [number, number])[]) {
  const [own, library] = [new Registry(), new Registry()];
  const counted = new CountedHistogram({ ...settings, registers: [own] });
  const plain = new Histogram({ ...settings, registers: [library] });
  const timers = LABELS.map((labels) => {
    const counts = createTimeCounts(BUCKETS);
    counted.show(labels, counts);
    plain.zero(labels);
    return counts;
  });
  for (const [seconds, which] of observations) {
    timers[which]?.observe(seconds);
    plain.observe(LABELS[which] ?? {}, seconds);
  }
  return [own, library] as const;
}

/** As they travel to another process, but for examples of what was counted: nobody gives any. */
const numbersOf = async (registry: Registry): Promise<unknown> =>
  JSON.parse(JSON.stringify(await registry.getMetricsAsJSON()), (key, value) =>
    key === "exemplar" ? undefined : value,
  );

const seconds = fc.oneof(fc.constantFrom(0, ...BUCKETS), fc.double({ min: 0, max: 10, noNaN: true }));
const observations = fc.array(fc.tuple(seconds, fc.nat({ max: 1 })), { maxLength: 40 });

test("what is shown is what the library shows that counted the same, as text and as numbers", async () => {
  await fc.assert(
    fc.asyncProperty(observations, async (given) => {
      const [own, library] = observe(given);
      assert.equal(await own.metrics(), await library.metrics());
      assert.deepEqual(await numbersOf(own), await numbersOf(library));
    }),
  );
});

test("the numbers of several processes add up, though they were shown before", async () => {
  const registries = [observe([[0.1, 0]])[0], observe([[0.2, 0]])[0]];
  for (const each of registries) await each.metrics();
  const all = await Promise.all(registries.map((each) => each.getMetricsAsJSON()));
  const text = await AggregatorRegistry.aggregate(all).metrics();
  assert.match(text, /times_count\{method="GET",route="\/a",status="200"\} 2\n/);
});
