import type { ParameterValue } from "./parameter-value.ts";

/** Why a value may not pass. */
export interface Refusal {
  /** In words that go on with "for one value of …". */
  reason: string;
  /** How many were counted. */
  value?: number;
  /** Milliseconds after which the same may pass; left out when it never will, or nobody knows. */
  retryAfterMs?: number;
}

/** 0: passes. More: passes after so many milliseconds. A Refusal: does not. */
export type ValueVerdict = number | Refusal;

/** Asks for `batch` of the `threshold` that a value has. A batch of 0 always passes. */
export type ValueCheck = (key: ParameterValue, threshold: number, batch: number, now: number) => ValueVerdict;
