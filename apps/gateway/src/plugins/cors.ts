import cors from "@fastify/cors";
import type { FastifyInstance } from "fastify";

/** Seconds for which a browser may remember a preflight. */
const PREFLIGHT_SECONDS = 600;

/** What a script of such a page may read of an answer. */
const EXPOSED = ["x-trace-id", "retry-after", "idempotency-replayed", "x-stale"];

/**
 * Lets pages of these origins call the API from a browser; with none, no page but the shop's own can. Never with
 * cookies: a page of another origin has to bring a token along.
 */
export async function openToOrigins(api: FastifyInstance, origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  await api.register(cors, {
    origin: origins.includes("*") ? "*" : [...origins],
    credentials: false,
    methods: ["GET", "POST", "PUT", "DELETE"],
    allowedHeaders: ["authorization", "content-type", "idempotency-key", "accept-language"],
    exposedHeaders: EXPOSED,
    maxAge: PREFLIGHT_SECONDS,
  });
}

/** The headers that this puts on an answer, for what answers in front of the routes: names and values in turn. */
export function crossOriginHeaders(origins: readonly string[], origin: string | undefined): string[] {
  if (origins.length === 0) return [];
  const exposed = ["access-control-expose-headers", EXPOSED.join(", ")];
  if (origins.includes("*")) return ["access-control-allow-origin", "*", ...exposed];
  const allowed = origin !== undefined && origins.includes(origin);
  return ["vary", "Origin", ...(allowed ? ["access-control-allow-origin", origin, ...exposed] : exposed)];
}
