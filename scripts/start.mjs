// `npm start`: installs what is missing, then opens the shop. One process on all but the first start, when the Node that
// runs this may be the machine's own and older than the shop needs.
import "./few-arenas.mjs";
import "./bootstrap.mjs";
import "./keep-compiled.mjs";
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const shop = new URL("../apps/shop/src/main.ts", import.meta.url);
const [major] = process.versions.node.split(".").map(Number);

if (major >= 24) {
  await import(shop.href);
} else {
  const name = process.platform === "win32" ? "node.exe" : "node";
  const node = fileURLToPath(new URL(`../node_modules/node/bin/${name}`, import.meta.url));
  const child = spawn(node, [fileURLToPath(shop)], { stdio: "inherit" });
  // Ctrl+C reaches both; the shop finishes its work and this waits for it.
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code) => process.exit(code ?? 1));
}
