import { hash } from "node:crypto";

/** What can be limited by value. */
export type ParameterValue = string | number | bigint | boolean;

/**
 * The value as one that can be limited; undefined when there is none. Objects, functions and symbols are none: two that
 * look the same are never the same, so a limit for each would limit nothing.
 */
export function asParameterValue(value: unknown): ParameterValue | undefined {
  switch (typeof value) {
    case "string":
    case "number":
    case "bigint":
    case "boolean":
      return value;
    default:
      return undefined;
  }
}

const LONGEST_KEY = 64;

/**
 * What a value is remembered by: itself, or for a long text its digest, so that long headers cannot fill the memory.
 * A digest is longer than any text that stands for itself: the two are never the same.
 */
export function keyOf(value: ParameterValue): ParameterValue {
  return typeof value === "string" && value.length > LONGEST_KEY ? hash("sha512", value, "base64") : value;
}

/** The same key in memory of its own: a part of a longer text would keep all of that text alive. */
export function ownCopy(key: ParameterValue): ParameterValue {
  return typeof key === "string" ? Buffer.from(key, "utf16le").toString("utf16le") : key;
}
