import { createHash } from "node:crypto";
import { fail, type Logger } from "@mall/kernel";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "../app.ts";
import type { IdempotencyStore } from "../idempotency/idempotency-store.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** The stored form of the request's Idempotency-Key while this request owns it, and what it was asked with. */
    idempotency: OwnedKey | undefined;
  }
}

interface OwnedKey {
  key: string;
  requestHash: string;
}

/** The longest Idempotency-Key, as Stripe's. */
const MAX_KEY_LENGTH = 255;

/**
 * The same Idempotency-Key and body answer the same; another body with it is a conflict. POST only. Requests without a key,
 * which are nearly all, cost no promise.
 */
export function honourIdempotencyKeys(app: App, store: IdempotencyStore, logger: Logger): void {
  app.decorateRequest("idempotency", undefined);
  app.addHook("preHandler", (request, reply, done) => {
    if (!mayHaveKey(request)) return done();
    begin(store, request, reply).then((replayed) => replayed || done(), done);
  });
  app.addHook("onSend", (request, reply, payload, done) => {
    if (!request.idempotency) return done();
    finish(store, request.idempotency, reply.statusCode, payload)
      // What was done is done, and its buyer has to hear of it.
      .catch((error: unknown) =>
        logger.error({ err: error, status: reply.statusCode }, "the answer to a key was not kept"),
      )
      .then(() => done(), done);
  });
}

/** Resolves to whether the answer was there already, and is sent. */
async function begin(store: IdempotencyStore, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
  const key = storedKey(request);
  if (!key) return false;
  const requestHash = hashOf(request.rawBody);
  const earlier = await store.begin(key, requestHash);
  if (earlier.kind === "other_request") throw fail("idempotency_key_reused", { field: "Idempotency-Key" });
  if (earlier.kind === "in_progress") throw fail("idempotency_in_progress", { field: "Idempotency-Key" });
  if (earlier.kind === "answered") {
    void replay(reply, earlier);
    return true;
  }
  request.idempotency = { key, requestHash };
  return false;
}

async function finish(store: IdempotencyStore, own: OwnedKey, status: number, payload: unknown): Promise<void> {
  const { key, requestHash } = own;
  // A refusal that a second try may turn into success must not be frozen.
  const final = typeof payload === "string" && status < 500 && status !== 429;
  await (final ? store.finish(key, { requestHash, status, body: payload }) : store.abandon(key));
}

function mayHaveKey({ method, headers }: FastifyRequest): boolean {
  return method === "POST" && headers["idempotency-key"] !== undefined;
}

function storedKey(request: FastifyRequest): string | undefined {
  const header = request.headers["idempotency-key"];
  const { idempotent = request.buyer !== undefined } = request.routeOptions.config;
  if (!header || !idempotent) return undefined;
  const key = String(header);
  if (key.length > MAX_KEY_LENGTH) {
    throw fail("invalid_input", { field: "Idempotency-Key", params: { reason: `> ${MAX_KEY_LENGTH}` } });
  }
  // A key belongs to one buyer and one route: nobody reads an answer of somebody else.
  return hashOf(`${request.buyer?.userId ?? "anybody"} ${request.routeOptions.url} ${key}`);
}

function replay(reply: FastifyReply, { status, body }: { status: number; body: string }): FastifyReply {
  return reply.code(status).header("idempotency-replayed", "true").type("application/json; charset=utf-8").send(body);
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
