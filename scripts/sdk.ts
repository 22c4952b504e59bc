import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "@mall/testkit";
import openapiTS, { astToString } from "openapi-typescript";
import { composeShop } from "../apps/shop/src/compose.ts";
import { loadShopConfig } from "../apps/shop/src/config.ts";

// Writes the types of packages/sdk from what the running shop says of itself; with --check only tells whether they fit.

const target = fileURLToPath(new URL("../packages/sdk/src/schema.ts", import.meta.url));
const HEADER = "// Made by `npm run sdk` from /openapi.json. Not edited by hand.\n\n";

interface Described {
  paths: Record<string, Record<string, { responses: Record<string, unknown> }>>;
}

/** Errors all have one body, which the client reads by itself: their dozen for each route would be most of the file. */
function withoutErrors(document: Described): Described {
  for (const operation of Object.values(document.paths).flatMap((methods) => Object.values(methods))) {
    operation.responses = Object.fromEntries(Object.entries(operation.responses).filter(([status]) => status < "400"));
  }
  return document;
}

const dataDir = mkdtempSync(join(tmpdir(), "mall-sdk-"));
const shop = await composeShop(
  loadShopConfig({ DATA_DIR: dataDir, PORT: String(await freePort()), LOG_LEVEL: "error" }),
);
try {
  const port = await shop.start();
  const answer = await fetch(`http://localhost:${port}/openapi.json`);
  const described = withoutErrors((await answer.json()) as Described);
  const made = HEADER + astToString(await openapiTS(described as unknown as Parameters<typeof openapiTS>[0]));
  if (!process.argv.includes("--check")) writeFileSync(target, made);
  else if (readFileSync(target, "utf8") !== made) {
    console.error("packages/sdk/src/schema.ts is not what the routes say. Run: npm run sdk");
    process.exitCode = 1;
  }
} finally {
  await shop.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
