// Runs the tests on the Node that npm brought in: `npm test`, `npm run test:unit`, `npm run test:stack`.
// What follows the group filters files by a part of their path: `npm test -- order/src/domain`.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { globSync } from "node:fs";
import { availableParallelism } from "node:os";

const unit = ["packages/*/src/**/*.test.ts", "apps/*/src/**/*.test.ts", "scripts/**/*.test.ts", "bench/**/*.test.ts"];
// What needs real servers: adapters have these tests beside them, under a name of their own.
const stack = ["packages/*/src/**/*.stack.test.ts", "apps/*/src/**/*.stack.test.ts", "tests/stack/**/*.test.ts"];

/** Stack tests that touch no server but their own. */
const OWN_SERVERS = ["tests/stack/fault-mutations.test.ts"];

const groups: Record<string, { include: string[]; exclude: string[] }> = {
  unit: { include: unit, exclude: stack },
  stack: { include: stack, exclude: [] },
  // What a newcomer runs: all that needs no server.
  all: { include: [...unit, "tests/**/*.test.ts"], exclude: stack },
};

const [first, ...rest] = process.argv.slice(2);
const named = first !== undefined && Object.hasOwn(groups, first);
const name = named ? first : "all";
const filters = named ? rest : process.argv.slice(2);

const group = groups[name] ?? { include: [], exclude: [] };
const present = globSync(group.include, { exclude: [...group.exclude, "**/node_modules/**"] }).sort();
const files = present.filter((file) => filters.length === 0 || filters.some((part) => file.includes(part)));

if (present.length === 0) {
  console.log(`no ${name} tests yet`);
} else if (files.length === 0) {
  console.error(`No test file of "${name}" has ${filters.join(" or ")} in its path.`);
  process.exitCode = 1;
} else if (name === "stack") {
  // Stack tests share servers, and each may stop one of them: one file at a time. Some start servers of their own, and wait
  // for them most of the time: those run beside. Some start servers and seven processes more than once.
  const own = files.filter((file) => OWN_SERVERS.includes(file));
  const lanes = [files.filter((file) => !own.includes(file)), own].filter((lane) => lane.length > 0);
  await Promise.all(lanes.map((lane) => run(lane, { width: 1, timeoutMs: 600_000 })));
} else {
  await run(files, { width: Math.max(2, availableParallelism()), timeoutMs: 120_000 });
}

interface Limits {
  /** Files at a time. */
  width: number;
  timeoutMs: number;
}

/** Runs files of tests; the exit code of this program tells if any failed. */
async function run(files: readonly string[], { width, timeoutMs }: Limits): Promise<void> {
  const flags = ["--test", "--test-reporter=spec", `--test-concurrency=${width}`, `--test-timeout=${timeoutMs}`];
  const child = spawn(process.execPath, [...flags, ...files], { stdio: "inherit" });
  const [code, signal] = await once(child, "exit");
  if (signal) console.error(`the test runner was ended by ${signal}`);
  if (code !== 0) process.exitCode = code ?? 1;
}
