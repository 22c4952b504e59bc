import cors from "@fastify/cors";
import type { FastifyInstance } from "fastify";

/** Seconds for which a browser may remember a preflight. */
const PREFLIGHT_SECONDS = 600;

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
    exposedHeaders: ["x-trace-id", "retry-after", "idempotency-replayed", "x-stale"],
    maxAge: PREFLIGHT_SECONDS,
  });
}
