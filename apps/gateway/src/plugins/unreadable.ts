import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { type ErrorSlug, fail, httpStatusOf, sentenceOf } from "@mall/kernel";
import { BARE_HEADERS } from "./security-headers.ts";

const SLUGS: Record<string, ErrorSlug> = {
  HPE_HEADER_OVERFLOW: "headers_too_large",
  HPE_CHUNK_EXTENSIONS_OVERFLOW: "body_too_large",
  ERR_HTTP_REQUEST_TIMEOUT: "request_too_slow",
};

/** Answers what is no HTTP, or too much of it, as the envelope too: Node gives up on it before any route sees it. */
export function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === "ECONNRESET") {
    socket.destroy(error);
    return;
  }
  const slug = SLUGS[error.code ?? ""] ?? "bad_request";
  const status = httpStatusOf(slug);
  const body = JSON.stringify({ code: status, msg: sentenceOf(fail(slug), "zh"), error: slug, trace_id: "" });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "content-type: application/json; charset=utf-8",
    `content-length: ${Buffer.byteLength(body)}`,
    "connection: close",
    ...Object.entries(BARE_HEADERS).map(([name, value]) => `${name}: ${value}`),
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}
