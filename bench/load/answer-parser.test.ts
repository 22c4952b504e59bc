import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { createAnswerParser, slugOf } from "./answer-parser.ts";

interface Seen {
  status: number;
  body: string;
  slug: string;
}

/** Feeds the pieces through one buffer that is used again, as a socket's is. */
function parsed(pieces: readonly Buffer[]): Seen[] {
  const seen: Seen[] = [];
  const shared = Buffer.alloc(64 * 1024);
  const parser = createAnswerParser((answer) => {
    const body = answer.bytes.toString("utf8", answer.from, answer.to);
    seen.push({ status: answer.status, body, slug: slugOf(answer) });
  });
  for (const piece of pieces) parser.feed(shared, piece.copy(shared));
  return seen;
}

const answerText = (status: number, body: string, head = "content-length") =>
  `HTTP/1.1 ${status} Some Words\r\ncontent-type: application/json; charset=utf-8\r\nvary: Origin\r\n` +
  `${head}: ${Buffer.byteLength(body)}\r\nDate: Tue, 24 Nov 2026 10:00:00 GMT\r\nConnection: keep-alive\r\n\r\n${body}`;

const answers = fc.array(
  fc.record({
    status: fc.constantFrom(200, 400, 429, 500),
    slug: fc.constantFrom("", "seckill_sold_out", "seckill_busy"),
    text: fc.string({ maxLength: 40 }),
    head: fc.constantFrom("content-length", "Content-Length"),
  }),
  { minLength: 1, maxLength: 5 },
);

describe("parser", () => {
  test("reads the same answers however they are cut into pieces", () => {
    fc.assert(
      fc.property(answers, fc.array(fc.nat(2000), { maxLength: 12 }), (list, cuts) => {
        const wanted = list.map(({ status, slug, text }) => {
          return { status, slug, body: JSON.stringify({ msg: `${text}\r\n\r\n秒杀`, ...(slug && { error: slug }) }) };
        });
        const bytes = Buffer.from(wanted.map((each, n) => answerText(each.status, each.body, list[n]?.head)).join(""));
        const edges = [0, ...cuts.map((cut) => cut % bytes.length).toSorted((a, b) => a - b), bytes.length];
        const pieces = edges.slice(1).map((edge, n) => bytes.subarray(edges[n], edge));
        assert.deepEqual(parsed(pieces), wanted);
      }),
    );
  });

  test("knows the answers that have no body", () => {
    const bare = "HTTP/1.1 304 Not Modified\r\netag: x\r\ncontent-length: 99\r\n\r\n";
    const seen = parsed([Buffer.from(bare + answerText(200, "{}"))]);
    assert.deepEqual(
      seen.map(({ status, body }) => [status, body]),
      [
        [304, ""],
        [200, "{}"],
      ],
    );
  });

  test("is not misled by headers that look alike", () => {
    const head = "HTTP/1.1 200 OK\r\nContent-Language: zh\r\nContent-Location: 123\r\nContent-Length: 2\r\n\r\n";
    assert.deepEqual(parsed([Buffer.from(`${head}ok`)]), [{ status: 200, body: "ok", slug: "" }]);
  });

  test("refuses what it cannot read", () => {
    const chunked = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nok\r\n";
    assert.throws(() => parsed([Buffer.from(chunked)]), /how long/);
    assert.throws(() => parsed([Buffer.from("SSH-2.0-OpenSSH\r\n\r\n")]), /not an answer/);
  });
});
