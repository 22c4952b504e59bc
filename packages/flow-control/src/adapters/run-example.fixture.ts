import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

/** What a program printed, and how it ended. */
export interface ExampleEnd {
  code: number;
  lines: string[];
}

/** Runs an example as a reader would, in at most 30 seconds. */
export function runExample(name: string, env: Readonly<Record<string, string>> = {}): Promise<ExampleEnd> {
  const file = fileURLToPath(new URL(`../../examples/${name}.ts`, import.meta.url));
  return new Promise((resolve) => {
    const options = { env: { ...process.env, ...env }, timeout: 30_000 };
    execFile(process.execPath, [file], options, (error, stdout, stderr) => {
      const code = error ? Number(error.code ?? -1) : 0;
      resolve({ code, lines: `${stdout}${stderr}`.trimEnd().split("\n") });
    });
  });
}
