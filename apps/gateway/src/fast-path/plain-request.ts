import type { IncomingMessage } from "node:http";

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

/** A POST with nothing unusual about it, as its head tells. All others take the ordinary way. */
export function isPlain(request: IncomingMessage): boolean {
  if (request.method !== "POST" || request.httpVersion !== "1.1") return false;
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
