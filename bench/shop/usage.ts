import { readdirSync, readFileSync } from "node:fs";

/** Clock ticks of /proc: 100 a second on every Linux that Node runs on. */
const TICK_US = 10_000;

/** CPU time that processes have used, microseconds, by a name for people. Empty where there is no /proc. */
export type CpuTimes = Record<string, number>;

/** What a process of the shop holds, bytes. */
export interface Memory {
  /** Resident: what `top` shows. Pages that processes share count in each. */
  rss: number;
  /** Its share: pages that processes share are divided among them. */
  pss: number;
}

/** Servers of the full profile, by the name of their program. */
const SERVERS: Record<string, string> = {
  ...{ "redis-server": "Redis", mariadbd: "MySQL", mysqld: "MySQL", "beam.smp": "RabbitMQ", java: "Elasticsearch" },
};

interface Stat {
  pid: number;
  parent: number;
  program: string;
  cpuUs: number;
}

/** The CPU time of these processes with all that they have started, and of the servers where they work for the shop. */
export function readCpu(processes: readonly { name: string; pid: number }[], servers: boolean): CpuTimes {
  const stats = readStats();
  const times: CpuTimes = {};
  const add = (name: string, us: number) => {
    times[name] = (times[name] ?? 0) + us;
  };
  for (const { name, pid } of processes) {
    for (const stat of familyOf(pid, stats)) add(name, stat.cpuUs);
  }
  for (const { program, cpuUs } of servers ? stats : []) {
    const server = SERVERS[program];
    if (server) add(`server ${server}`, cpuUs);
  }
  return times;
}

/** What these processes and all that they have started hold together. */
export function readMemory(processes: readonly { pid: number }[]): Memory {
  const stats = readStats();
  const pids = processes.flatMap(({ pid }) => familyOf(pid, stats).map((stat) => stat.pid));
  const sum = (file: string, field: string) =>
    pids.reduce((total, pid) => total + kilobytes(textOf(`/proc/${pid}/${file}`), field) * 1024, 0);
  return { rss: sum("status", "VmRSS"), pss: sum("smaps_rollup", "Pss") };
}

function familyOf(pid: number, stats: readonly Stat[]): Stat[] {
  const own = stats.filter((stat) => stat.pid === pid);
  return [...own, ...stats.filter(({ parent }) => parent === pid).flatMap((child) => familyOf(child.pid, stats))];
}

function readStats(): Stat[] {
  const pids = entriesOf("/proc").filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => statOf(Number(pid), textOf(`/proc/${pid}/stat`)));
}

/** proc(5): the program in parentheses, then state, parent, … and at 14 and 15 the ticks in user and system. */
function statOf(pid: number, text: string): Stat[] {
  const close = text.lastIndexOf(")");
  if (close < 0) return [];
  const fields = text.slice(close + 2).split(" ");
  const cpuUs = (Number(fields[11]) + Number(fields[12])) * TICK_US;
  return [{ pid, parent: Number(fields[1]), program: text.slice(text.indexOf("(") + 1, close), cpuUs }];
}

const kilobytes = (text: string, field: string) =>
  Number(new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(text)?.[1] ?? 0);

// A process may end between two looks, and other systems have no /proc.
function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
