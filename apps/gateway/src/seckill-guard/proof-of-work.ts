import { hash } from "node:crypto";

const HEX_DIGIT_BITS = 4;

/**
 * True when SHA-256 of `token:solution` begins with so many zero bits. Finding a solution takes 2^bits hashes on average,
 * checking one takes one: the idea of hashcash (Adam Back, "Hashcash - A Denial of Service Counter-Measure", 2002).
 * @param bits 0 to 256; 0 is any solution.
 */
export function isSolved(token: string, solution: string, bits: number): boolean {
  return leadingZeroBits(hash("sha256", `${token}:${solution}`, "hex")) >= bits;
}

/** Zero bits that a number written in hexadecimal digits begins with. */
export function leadingZeroBits(hex: string): number {
  const zeros = hex.search(/[^0]/);
  if (zeros === -1) return hex.length * HEX_DIGIT_BITS;
  const digit = Number.parseInt(hex.charAt(zeros), 16);
  return zeros * HEX_DIGIT_BITS + Math.clz32(digit) - (32 - HEX_DIGIT_BITS);
}
