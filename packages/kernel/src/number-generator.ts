import { randomInt } from "node:crypto";
import type { Clock } from "./clock.ts";

const PER_MILLISECOND = 10_000;

/**
 * Makes 20-digit numbers for orders and payments: 13 digits of milliseconds, 3 of this process, 4 of a counter.
 * They sort by time, and no insert hot spot or auto-increment is needed. Two processes may draw the same
 * 3 digits, so the column stays unique and an insert that collides is tried again with a new number.
 */
export function createNumberGenerator(clock: Clock, processDigits = randomInt(1000)): () => string {
  const middle = String(processDigits).padStart(3, "0");
  let millisecond = 0;
  let counter = 0;
  return () => {
    // A clock set back, or a full millisecond, must not repeat a number: go on from the last one.
    millisecond = Math.max(millisecond, clock.now());
    if (counter === PER_MILLISECOND) {
      millisecond += 1;
      counter = 0;
    }
    return `${millisecond}${middle}${String(counter++).padStart(4, "0")}`;
  };
}
