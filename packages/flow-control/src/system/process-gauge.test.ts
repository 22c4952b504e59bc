import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createManualClock } from "@mall/testkit";
import type { CpuReading } from "./cpu-reading.ts";
import { createProcessGauge } from "./process-gauge.ts";

/** A gauge whose readers count how often they are asked, and give what is put here. */
function stage() {
  const clock = createManualClock();
  const reads = { load: 0, memory: 0, cpu: 0 };
  const now: { cpu: CpuReading | undefined } = { cpu: { source: "machine", used: 0, available: 0 } };
  const gauge = createProcessGauge({
    clock,
    readers: {
      load: () => {
        reads.load += 1;
        return reads.load;
      },
      memory: () => {
        reads.memory += 1;
        return reads.memory * 1000;
      },
      cpu: () => {
        reads.cpu += 1;
        return now.cpu;
      },
    },
  });
  const next = (reading: CpuReading | undefined) => {
    now.cpu = reading;
    clock.advance(1000);
    return gauge.cpu();
  };
  return { clock, reads, gauge, next };
}

test("nothing is read before it is asked for, then once a second", () => {
  const { clock, reads, gauge } = stage();
  assert.deepEqual(reads, { load: 0, memory: 0, cpu: 0 });
  assert.deepEqual([gauge.load(), gauge.load(), gauge.memory()], [1, 1, 1000]);
  clock.advance(999);
  assert.deepEqual([gauge.load(), gauge.memory()], [1, 1000]);
  clock.advance(1);
  assert.deepEqual([gauge.load(), gauge.memory()], [2, 2000]);
  assert.equal(reads.cpu, 0);
});

test("a clock that goes back does not keep an old value", () => {
  const { clock, gauge } = stage();
  gauge.load();
  clock.advance(-3_600_000);
  assert.equal(gauge.load(), 2);
});

describe("CPU", () => {
  test("is the share used between two readings, unknown before", () => {
    const { gauge, next } = stage();
    assert.equal(gauge.cpu(), -1);
    assert.equal(next({ source: "machine", used: 30, available: 100 }), 0.3);
    assert.equal(next({ source: "machine", used: 120, available: 200 }), 0.9);
    assert.equal(next({ source: "machine", used: 320, available: 300 }), 1, "a burst over the limit");
  });

  test("stays what it was over a change of what is measured, or when nothing moved", () => {
    const { gauge, next } = stage();
    gauge.cpu();
    assert.equal(next({ source: "machine", used: 30, available: 100 }), 0.3);
    assert.equal(next({ source: "container of 2", used: 5, available: 1000 }), 0.3);
    assert.equal(next({ source: "container of 2", used: 5, available: 1000 }), 0.3);
    assert.equal(next({ source: "container of 2", used: 505, available: 2000 }), 0.5);
  });

  test("is unknown where it cannot be read", () => {
    const { gauge, next } = stage();
    gauge.cpu();
    assert.equal(next(undefined), -1);
  });
});

test("this machine and process", () => {
  const clock = createManualClock();
  const gauge = createProcessGauge({ clock });
  gauge.cpu();
  clock.advance(1000);
  const cpu = gauge.cpu();
  assert.ok(cpu === -1 || (cpu >= 0 && cpu <= 1), `${cpu}`);
  assert.ok(gauge.memory() > 1e6);
  assert.ok(gauge.load() >= -1);
});
