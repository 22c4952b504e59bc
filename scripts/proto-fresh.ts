// Generates the contracts into a scratch directory and compares them with the committed ones.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const generated = "packages/contracts/gen";

function contents(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, "utf8")]));
}

const scratch = mkdtempSync(join(tmpdir(), "mall-proto-"));
try {
  execFileSync("buf", ["generate", "-o", scratch], { stdio: "inherit", shell: process.platform === "win32" });
  const wanted = contents(join(scratch, generated));
  const present = contents(generated);
  const paths = new Set([...wanted.keys(), ...present.keys()]);
  const stale = [...paths].filter((path) => wanted.get(path) !== present.get(path)).sort();
  if (stale.length > 0) {
    console.error(
      `Generated code differs from proto/: ${stale.join(", ")}. Run \`npm run proto\` and commit the result.`,
    );
    process.exitCode = 1;
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
