import { fail } from "@mall/kernel";
import type { FastifyInstance } from "fastify";
import { isDeeper } from "./json-depth.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** The body as received, byte for byte: signatures cover it. */
    rawBody: string;
  }
}

/** The largest body taken, in bytes. The biggest honest request, an order of 50 lines, has 3 kB. */
export const BODY_LIMIT_BYTES = 64 * 1024;

/** Levels of arrays and objects in a body. The deepest honest one, a set of flow rules, has seven. */
const MAX_JSON_DEPTH = 16;

/**
 * A body is JSON whatever its Content-Type says: `curl -d '{…}'` sends application/x-www-form-urlencoded.
 * An empty body is an empty object, so that the schema can name the field that is missing.
 */
export function parseEveryBodyAsJson(app: FastifyInstance): void {
  app.decorateRequest("rawBody", "");
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "string", bodyLimit: BODY_LIMIT_BYTES }, (request, body, done) => {
    const text = String(body);
    request.rawBody = text;
    // Before it is parsed: what walks through a parsed body does so by recursion.
    if (isDeeper(text, MAX_JSON_DEPTH)) return done(fail("json_too_deep"));
    let parsed: unknown;
    try {
      parsed = text.trim() === "" ? {} : parse(text);
    } catch (error) {
      return done(fail("invalid_json", { cause: error }));
    }
    done(null, parsed);
  });
  // Without a Content-Type and a length there is no parser run at all.
  app.addHook("preValidation", (request, _reply, done) => {
    if (request.body === undefined && request.method === "POST") request.body = {};
    done();
  });
}

/**
 * A key named `__proto__` would reach the prototype wherever somebody copies fields; no honest client sends one. The name
 * may be written with escapes, so a text without it and without `\u` holds no such key, and needs no look at each.
 */
function parse(text: string): unknown {
  if (!text.includes("__proto__") && !text.includes("\\u")) return JSON.parse(text);
  return JSON.parse(text, (key, value: unknown) => (key === "__proto__" ? undefined : value));
}
