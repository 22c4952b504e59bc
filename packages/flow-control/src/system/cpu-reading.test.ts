import assert from "node:assert/strict";
import type { cpus } from "node:os";
import { describe, test } from "node:test";
import { readCpu } from "./cpu-reading.ts";

/** Reads a machine that has only these files, and one core that Node tells of. */
function read(files: Record<string, string>, elapsedMs = 10_000, cores = 1) {
  const core = { model: "", speed: 0, times: { user: 10, nice: 5, sys: 20, idle: 60, irq: 5 } };
  return readCpu({
    readText: (path) => files[path],
    elapsedMs: () => elapsedMs,
    cpus: (): ReturnType<typeof cpus> => Array.from({ length: cores }, () => core),
  });
}

const stat = { "/proc/stat": "cpu  90 10 20 300 50 0 5 25 7 0\ncpu0 1 2 3 4 5 6 7 8 9 10\nintr 1\n" };
const machine = { source: "machine", used: 150, available: 500 };
const v2 = (max: string) => ({
  "/sys/fs/cgroup/cpu.max": `${max}\n`,
  "/sys/fs/cgroup/cpu.stat": "usage_usec 2500000\nuser_usec 2000000\n",
});
const v1 = (quota: string) => ({
  "/sys/fs/cgroup/cpu/cpu.cfs_quota_us": `${quota}\n`,
  "/sys/fs/cgroup/cpu/cpu.cfs_period_us": "100000\n",
  "/sys/fs/cgroup/cpuacct/cpuacct.usage": "2500000000\n",
});

describe("a container with a limit", () => {
  test("cgroup v2", () => {
    const reading = read({ ...stat, ...v2("50000 100000") });
    assert.deepEqual(reading, { source: "container of 0.5", used: 2500, available: 5000 });
  });

  test("cgroup v1", () => {
    assert.deepEqual(read({ ...stat, ...v1("200000") }), { source: "container of 2", used: 2500, available: 20_000 });
  });

  test("without a limit the machine is read", () => {
    assert.deepEqual(read({ ...stat, ...v2("max 100000") }), machine);
    assert.deepEqual(read({ ...stat, ...v1("-1") }), machine);
  });
});

describe("a machine", () => {
  test("/proc/stat: idle and waiting for disks is not used, stolen time is", () => {
    assert.deepEqual(read(stat), machine);
  });

  test("what Node tells of its cores, elsewhere", () => {
    assert.deepEqual(read({}, 0, 2), { source: "machine of 2", used: 80, available: 200 });
  });

  test("that tells nothing", () => {
    assert.equal(read({}, 0, 0), undefined);
  });
});
