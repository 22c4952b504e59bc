import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Round } from "./rounds.ts";

const VERSION = "4.32.5";

const folder = fileURLToPath(new URL(`../../node_modules/.cache/schemathesis-${VERSION}`, import.meta.url));
const settings = fileURLToPath(new URL("schemathesis.toml", import.meta.url));
const program = `${folder}/bin/st`;

/**
 * What is not looked at: unknown methods, which answer 404 here and not 405; and whether all that fits the description is
 * accepted, for a shop refuses a sale that is not open with 400. Who may see what is asked by tests/system/owners.test.ts.
 */
const NOT_CHECKED = "unsupported_method,allow_header_conformance,positive_data_acceptance,object_level_authorization";

/** Installs schemathesis into a folder of its own. Returns why that cannot be done, or undefined. */
export function installSchemathesis(): string | undefined {
  if (existsSync(program)) return undefined;
  try {
    execFileSync("python3", ["-m", "venv", folder], { stdio: "pipe" });
    console.log(`installing schemathesis ${VERSION} into ${folder}`);
    execFileSync(`${folder}/bin/pip`, ["install", "--quiet", `schemathesis==${VERSION}`], { stdio: "pipe" });
    return undefined;
  } catch (error) {
    const { message, stderr } = error as Error & { stderr?: Buffer };
    return `${message}\n${stderr?.toString() ?? ""}`.trim();
  }
}

/** How far a run goes. */
export interface Extent {
  /** Requests made up for each operation, beside those for the edges of its description. */
  examples: number;
  /** Makes a run repeatable. */
  seed: number;
}

/** Sends a round to the shop at `url`; resolves with whether nothing was found. */
export async function runRound(round: Round, url: string, token: string, { examples, seed }: Extent): Promise<boolean> {
  const child = spawn(
    program,
    [
      ...["--config-file", settings, "run", `${url}/openapi.json`, "--header", `Authorization: Bearer ${token}`],
      ...["--include-path-regex", round.paths, ...(round.except ? ["--exclude-path-regex", round.except] : [])],
      ...["--phases", "examples,coverage,fuzzing", "--max-examples", String(examples), "--seed", String(seed)],
      ...["--checks", "all", "--exclude-checks", NOT_CHECKED, "--continue-on-failure", "--warnings", "off"],
      ...(round.mode ? ["--mode", round.mode] : []),
    ],
    // Beside the program: it keeps what it found there.
    { cwd: folder, stdio: "inherit" },
  );
  const [code] = await once(child, "exit");
  return code === 0;
}
