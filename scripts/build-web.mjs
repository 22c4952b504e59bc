// Builds the pages (apps/web) when they are missing or their sources have changed since: a second or two; otherwise costs
// reading those sources. Plain JavaScript, as it runs before every npm script on whatever Node the machine has.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = `${root}apps/web/dist`;
const marker = `${dist}/.sources`;

/** What the pages are made of; the lock file, which says what else, has its own installation to wait for. */
const SOURCES = ["apps/web/src", "packages/sdk/src"];
const FILES = ["apps/web/index.html", "apps/web/admin.html", "apps/web/ops.html", "apps/web/vite.config.js"];

function filesUnder(folder) {
  return readdirSync(`${root}${folder}`, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`)
    .sort();
}

function fingerprint() {
  const hash = createHash("sha256").update(readFileSync(`${root}package-lock.json`));
  const files = [...FILES.map((file) => `${root}${file}`), ...SOURCES.flatMap(filesUnder)];
  for (const file of files) hash.update(file.slice(root.length)).update(readFileSync(file));
  return hash.digest("hex");
}

/** Beside each text file its gzip form, which the gateway sends to whoever takes it. */
function compress() {
  for (const file of readdirSync(`${dist}/assets`)) {
    if (!/\.(js|css|svg)$/.test(file)) continue;
    writeFileSync(`${dist}/assets/${file}.gz`, gzipSync(readFileSync(`${dist}/assets/${file}`), { level: 9 }));
  }
}

const wanted = fingerprint();
if (!existsSync(marker) || readFileSync(marker, "utf8") !== wanted) {
  console.log("Building the pages (first start, or their sources changed).");
  const name = process.platform === "win32" ? "node.exe" : "node";
  const brought = fileURLToPath(new URL(`../node_modules/node/bin/${name}`, import.meta.url));
  // An image has a Node of its own, and leaves the one out that npm brings.
  const node = existsSync(brought) ? brought : process.execPath;
  try {
    execFileSync(node, ["node_modules/vite/bin/vite.js", "build", "apps/web", "--logLevel", "warn"], {
      cwd: root,
      stdio: "inherit",
    });
  } catch {
    console.error(
      "Building the pages failed: the lines above say why. The shop starts without them once they are mended.",
    );
    process.exit(1);
  }
  compress();
  writeFileSync(marker, wanted);
}
