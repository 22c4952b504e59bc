// The one gate: `npm run check` runs every step, `npm run check -- types lint` only those named.
import { spawn } from "node:child_process";
import { performance } from "node:perf_hooks";

interface Step {
  name: string;
  command: string;
  args: string[];
}

const node = process.execPath;

// The long ones first, so that two workers finish at about the same time.
const steps: Step[] = [
  { name: "lint", command: "eslint", args: ["--max-warnings=0", "."] },
  { name: "types", command: "tsc", args: ["-p", ".", "--pretty", "false"] },
  { name: "web-types", command: "tsc", args: ["-p", "apps/web", "--pretty", "false"] },
  { name: "unit", command: node, args: ["scripts/test.ts", "unit"] },
  { name: "dead-code", command: "knip", args: ["--no-progress", "--no-config-hints"] },
  { name: "proto-fresh", command: node, args: ["scripts/proto-fresh.ts"] },
  {
    name: "boundaries",
    command: "depcruise",
    args: ["--output-type", "err-long", "packages", "apps", "scripts", "tests"],
  },
  { name: "format", command: "biome", args: ["ci", "--colors=off", "--error-on-warnings", "."] },
  { name: "proto-lint", command: "buf", args: ["lint"] },
  { name: "proto-breaking", command: "buf", args: ["breaking", "--against", "proto/baseline.binpb"] },
  { name: "sdk-fresh", command: node, args: ["scripts/sdk.ts", "--check"] },
  { name: "errors-doc", command: node, args: ["scripts/errors-doc.ts", "--check"] },
];

const workers = 2;

/** Runs one step and resolves with whether it passed; its output is shown only when it failed. */
function run(step: Step): Promise<boolean> {
  const start = performance.now();
  const output: Buffer[] = [];
  return new Promise((resolve) => {
    const child = spawn(step.command, step.args, {
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32",
    });
    const finish = (passed: boolean) => {
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      console.log(`${passed ? "ok    " : "FAILED"} ${step.name.padEnd(15)} ${seconds.padStart(6)} s`);
      if (!passed) console.log(`\n${Buffer.concat(output).toString("utf8").trimEnd()}\n`);
      resolve(passed);
    };
    child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => output.push(chunk));
    child.once("error", (error) => {
      output.push(
        Buffer.from(`${step.command} could not be started: ${error.message}. Start the gate by \`npm run check\`.`),
      );
      finish(false);
    });
    child.once("close", (code, signal) => {
      if (signal) output.push(Buffer.from(`\nended by ${signal}`));
      finish(code === 0);
    });
  });
}

function chosen(names: string[]): Step[] {
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    console.error(`No step named ${unknown.join(", ")}. The steps are: ${steps.map((step) => step.name).join(", ")}.`);
    process.exit(2);
  }
  return names.length === 0 ? steps : steps.filter((step) => names.includes(step.name));
}

const queue = [...chosen(process.argv.slice(2))];
const failed: string[] = [];

async function work(): Promise<void> {
  for (let step = queue.shift(); step; step = queue.shift()) {
    if (!(await run(step))) failed.push(step.name);
  }
}

await Promise.all(Array.from({ length: workers }, work));
if (failed.length > 0) {
  console.log(`${failed.length} failed: ${failed.join(", ")}. Run one again by: npm run check -- ${failed[0]}`);
  process.exitCode = 1;
}
