import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { fail, sentenceOf } from "@mall/kernel";

const STATUS_OF: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/** Answers what is no HTTP, or too much of it, as the envelope too: Node gives up on it before any route sees it. */
export function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === "ECONNRESET") {
    socket.destroy(error);
    return;
  }
  const status = STATUS_OF[error.code ?? ""] ?? 400;
  const refusal = fail("bad_request");
  const body = JSON.stringify({ code: status, msg: sentenceOf(refusal, "zh"), error: refusal.slug, trace_id: "" });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "content-type: application/json; charset=utf-8",
    `content-length: ${Buffer.byteLength(body)}`,
    "connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}
