import type { IncomingMessage } from "node:http";
import { API_PREFIX } from "../app.ts";

/** The one route that has a way past Fastify. */
export const SECKILL_PATH = `${API_PREFIX}/product/seckill`;

/** Bytes of the longest body looked at; `{"sku_id":2}` has twelve. */
const MAX_BODY_BYTES = 256;

/** Names and values of the headers, well below the limit of every request. */
const MAX_RAW_HEADERS = 120;

/** What browsers, curl and scripts send with such a body. Whether others are valid is Fastify's to say. */
const CONTENT_TYPES = new Set([
  undefined,
  "application/json",
  "application/json; charset=utf-8",
  "application/json;charset=UTF-8",
  "application/x-www-form-urlencoded",
  "text/plain;charset=UTF-8",
]);

/** An attempt at the flash sale with nothing unusual about it, as its head tells. All others take the ordinary way. */
export function isPlain(request: IncomingMessage): boolean {
  if (request.url !== SECKILL_PATH || request.method !== "POST" || request.httpVersion !== "1.1") return false;
  if (request.rawHeaders.length > MAX_RAW_HEADERS) return false;
  const { headers } = request;
  const length = headers["content-length"];
  if (length === undefined || length.length > 3 || !(Number(length) > 0 && Number(length) <= MAX_BODY_BYTES))
    return false;
  return CONTENT_TYPES.has(headers["content-type"]) && !isSpecial(request);
}

/** A body in another coding, an answer to be replayed, or a trace that the caller decides about. */
function isSpecial({ headers }: IncomingMessage): boolean {
  return (
    headers["transfer-encoding"] !== undefined ||
    headers["content-encoding"] !== undefined ||
    headers.expect !== undefined ||
    headers.upgrade !== undefined ||
    headers["idempotency-key"] !== undefined ||
    headers.traceparent !== undefined
  );
}

/** Nothing but a SKU of at most fifteen digits, which every number of JavaScript holds exactly. */
const BODY = /^\s*\{\s*"sku_id"\s*:\s*([1-9]\d{0,14})\s*\}\s*$/;

/** The SKU of a body that says nothing else; undefined for every other, right or wrong. */
export function skuIdOf(body: Buffer): number | undefined {
  const digits = BODY.exec(body.toString("latin1"))?.[1];
  return digits === undefined ? undefined : Number(digits);
}
