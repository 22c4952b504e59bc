/** An answer that has come in whole. Its bytes are valid until the listener returns. */
export interface Answer {
  status: number;
  bytes: Buffer;
  /** Where the body is in `bytes`. */
  from: number;
  to: number;
}

/** Reads HTTP/1.1 answers as they come in, in whatever pieces. */
export interface AnswerParser {
  /** @throws Error for what is not an answer with a known length. */
  feed(chunk: Buffer, length: number): void;
}

const LF = 10;
const CR = 13;
const SPACE = 32;
const ZERO = 48;
/** Where the three digits of `HTTP/1.1 200` begin. */
const STATUS_AT = 9;
const CONTENT_LENGTH = "content-length:".length;
const UNFINISHED = -1;

/**
 * As little as measuring needs: the status, the length, where the body is. The common case, one answer in one piece,
 * copies nothing.
 */
export function createAnswerParser(onAnswer: (answer: Answer) => void): AnswerParser {
  const answer: Answer = { status: 0, bytes: Buffer.alloc(0), from: 0, to: 0 };
  let rest: Buffer | undefined;

  const readAll = (bytes: Buffer, length: number): number => {
    let at = 0;
    while (at < length) {
      const next = readOne(answer, bytes, at, length);
      if (next === UNFINISHED) break;
      at = next;
      onAnswer(answer);
    }
    return at;
  };
  return {
    feed: (chunk, length) => {
      const bytes = rest ? Buffer.concat([rest, chunk.subarray(0, length)]) : chunk;
      const end = rest ? bytes.length : length;
      const read = readAll(bytes, end);
      rest = read < end ? Buffer.from(bytes.subarray(read, end)) : undefined;
    },
  };
}

/** Where the answer that begins at `start` ends, or UNFINISHED. */
function readOne(answer: Answer, bytes: Buffer, start: number, end: number): number {
  let length = UNFINISHED;
  for (let at = start; at < end; at += 1) {
    if (bytes[at] !== LF) continue;
    if (bytes[at + 1] === CR && at + 2 < end) return complete(answer, bytes, start, at + 3, end, length);
    if (length === UNFINISHED && isContentLength(bytes, at + 1, end)) length = numberAt(bytes, at + 1 + CONTENT_LENGTH);
  }
  return UNFINISHED;
}

function complete(answer: Answer, bytes: Buffer, start: number, from: number, end: number, length: number): number {
  const status = numberAt(bytes, start + STATUS_AT);
  const bare = status === 204 || status === 304;
  if (status < 200 || status > 599) throw new Error(`not an answer: ${bytes.toString("latin1", start, start + 40)}`);
  if (length === UNFINISHED && !bare) throw new Error(`an answer (${status}) that does not say how long it is`);
  const to = bare ? from : from + length;
  if (to > end) return UNFINISHED;
  answer.status = status;
  answer.bytes = bytes;
  answer.from = from;
  answer.to = to;
  return to;
}

/** `content-l`, `e` tells it from content-location and content-language; only known servers are read. */
function isContentLength(bytes: Buffer, at: number, end: number): boolean {
  if (at + CONTENT_LENGTH >= end || bytes[at + CONTENT_LENGTH - 1] !== 58) return false;
  // 32 makes a letter small.
  return (
    ((bytes[at] ?? 0) | 32) === 99 &&
    bytes[at + 7] === 45 &&
    ((bytes[at + 8] ?? 0) | 32) === 108 &&
    ((bytes[at + 9] ?? 0) | 32) === 101
  );
}

function numberAt(bytes: Buffer, from: number): number {
  let [at, value] = [from, 0];
  while (bytes[at] === SPACE) at += 1;
  for (; ; at += 1) {
    const digit = (bytes[at] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) return value;
    value = value * 10 + digit;
  }
}

const ERROR_KEY = Buffer.from('"error":"');

/** The `error` of a refusal, such as `seckill_sold_out`; empty where there is none. */
export function slugOf({ bytes, from, to }: Answer): string {
  const key = bytes.indexOf(ERROR_KEY, from);
  if (key < 0 || key >= to) return "";
  const begin = key + ERROR_KEY.length;
  return bytes.toString("latin1", begin, bytes.indexOf(34, begin));
}
