import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { FastifyReply, FastifyRequest } from "fastify";
import { API_PREFIX, type App } from "../app.ts";

/** What `scripts/build-web.mjs` has made of apps/web. */
export const WEB_FOLDER = fileURLToPath(new URL("../../../web/dist", import.meta.url));

const HTML = "text/html; charset=utf-8";

/** Addresses of the shop front: apps/web/src/shop/shop-routes.tsx says what each shows. */
const SHOP_PATHS = [
  ...["/", "/categories", "/search", "/products/:id", "/cart", "/checkout", "/pay/:orderNo", "/orders"],
  ...["/orders/:orderNo", "/sale", "/sale/:skuId", "/account", "/addresses", "/login", "/register", "/reviews"],
];

/** Each document, and the addresses that show it. */
const DOCUMENTS: Record<string, string[]> = {
  "index.html": SHOP_PATHS,
  "admin.html": ["/admin", "/admin/*"],
  "ops.html": ["/ops", "/ops/*"],
};

const NOT_BUILT = `<!doctype html><html lang="en"><title>flash-mall</title>
<p>页面还没有构建。运行 <code>node scripts/build-web.mjs</code>，再重启。</p>
<p>The pages are not built. Run <code>node scripts/build-web.mjs</code>, then start again. The API is at <a href="/docs">/docs</a>.</p>`;

/**
 * The pages of apps/web: each address of one answers its document, which does the rest in the browser. Files of an earlier
 * build are gone, so a browser asks for the document each time.
 */
export function serveWebPages(app: App): void {
  for (const [file, paths] of Object.entries(DOCUMENTS)) {
    for (const url of paths)
      app.get(url, { schema: { hide: true } }, (_request, reply) => sendDocument(reply, file, 200));
  }
}

/**
 * For somebody who looks for a page that is not there, in a browser: the shop front says so, and where to go.
 * @returns false for others, who want the envelope.
 */
export function sendNoSuchPage({ method, url, headers }: FastifyRequest, reply: FastifyReply): boolean {
  const reads = method === "GET" && !url.startsWith(API_PREFIX);
  if (!reads || !headers.accept?.includes("text/html")) return false;
  void sendDocument(reply, "index.html", 404);
  return true;
}

function sendDocument(reply: FastifyReply, file: string, status: number): FastifyReply {
  const found = documentOf(file);
  return reply
    .code(found === undefined ? 503 : status)
    .header("cache-control", "no-cache")
    .type(HTML)
    .send(found ?? NOT_BUILT);
}

const documents = new Map<string, string | undefined>();

/** Read once: a build belongs to a start. */
function documentOf(file: string): string | undefined {
  if (!documents.has(file)) documents.set(file, readIfThere(`${WEB_FOLDER}/${file}`));
  return documents.get(file);
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
