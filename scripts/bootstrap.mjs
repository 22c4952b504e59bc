// Runs before every npm script on whatever Node the machine has (20 or newer), so plain JavaScript only.
// Installs the locked packages when they are missing or the lock file has changed since; otherwise costs one file read.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const marker = `${root}node_modules/.installed-lock`;
const [major] = process.versions.node.split(".").map(Number);

if (major < 20) {
  console.error(
    `Node ${process.versions.node} is too old to install the shop. Install Node 20 or newer and run the command again.`,
  );
  process.exit(1);
}

const lock = createHash("sha256")
  .update(readFileSync(`${root}package-lock.json`))
  .digest("hex");
const installed = existsSync(marker) ? readFileSync(marker, "utf8") : "";

if (installed !== lock) {
  console.log("Installing packages (first start, or the lock file changed). This takes about a minute.");
  try {
    execFileSync("npm", ["ci", "--loglevel=error", "--no-audit", "--no-fund"], {
      cwd: root,
      stdio: "inherit",
      shell: process.platform === "win32",
    });
  } catch {
    console.error(
      "Installing failed: the lines above say why. Check the network or your npm registry, then run the command again.",
    );
    process.exit(1);
  }
  writeFileSync(marker, lock);
}

await import("./build-web.mjs");
