import { readFileSync } from "node:fs";
import { cpus } from "node:os";

/** CPU time since some start. Both figures have the same unit; two readings of one source can be compared. */
export interface CpuReading {
  /** What is measured: the machine, or a container with its limit. */
  source: string;
  used: number;
  available: number;
}

/** Where readings come from; replaced in tests. */
export interface CpuSources {
  /** The text of a file, or undefined when there is none. */
  readText(path: string): string | undefined;
  /** Milliseconds that only go forward. */
  elapsedMs(): number;
  cpus: typeof cpus;
}

const processSources: CpuSources = {
  readText: (path) => {
    try {
      return readFileSync(path, "utf8");
    } catch {
      return undefined;
    }
  },
  elapsedMs: () => performance.now(),
  cpus,
};

/** Reads the container's use where it has a limit (cgroup v2, then v1), else the machine's; undefined when unknown. */
export function readCpu(sources: CpuSources = processSources): CpuReading | undefined {
  return readCgroup2(sources) ?? readCgroup1(sources) ?? readProcStat(sources) ?? readCores(sources);
}

const CGROUP = "/sys/fs/cgroup";

function readCgroup2({ readText, elapsedMs }: CpuSources): CpuReading | undefined {
  const [quota, period] = (readText(`${CGROUP}/cpu.max`) ?? "").trim().split(" ").map(Number);
  const usedUs = Number(/^usage_usec (\d+)$/m.exec(readText(`${CGROUP}/cpu.stat`) ?? "")?.[1]);
  return containerReading(Number(quota) / Number(period), usedUs / 1000, elapsedMs());
}

function readCgroup1({ readText, elapsedMs }: CpuSources): CpuReading | undefined {
  const read = (path: string) => Number(readText(`${CGROUP}/${path}`) ?? "unknown");
  const limit = read("cpu/cpu.cfs_quota_us") / read("cpu/cpu.cfs_period_us");
  return containerReading(limit, read("cpuacct/cpuacct.usage") / 1e6, elapsedMs());
}

/** Without a limit the quota is `max` (NaN here) or −1. */
function containerReading(limit: number, usedMs: number, elapsedMs: number): CpuReading | undefined {
  if (!(limit > 0) || !Number.isFinite(limit) || Number.isNaN(usedMs)) return undefined;
  return { source: `container of ${limit}`, used: usedMs, available: elapsedMs * limit };
}

/** user, nice, system, idle, iowait, irq, softirq, steal; guests are part of user. */
function readProcStat({ readText }: CpuSources): CpuReading | undefined {
  const line = /^cpu +(.*)$/m.exec(readText("/proc/stat") ?? "")?.[1];
  if (line === undefined) return undefined;
  const times = line.split(" ", 8).map(Number);
  const [, , , idle = 0, ioWait = 0] = times;
  const available = times.reduce((total, time) => total + time, 0);
  return { source: "machine", used: available - idle - ioWait, available };
}

function readCores(sources: CpuSources): CpuReading | undefined {
  const cores = sources.cpus();
  if (cores.length === 0) return undefined;
  const idle = cores.reduce((total, { times }) => total + times.idle, 0);
  const used = cores.reduce((total, { times }) => total + times.user + times.nice + times.sys + times.irq, 0);
  return { source: `machine of ${cores.length}`, used, available: used + idle };
}
