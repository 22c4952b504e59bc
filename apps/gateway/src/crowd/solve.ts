import { hash } from "node:crypto";

/** Leading zero bits of a number in hexadecimal digits, up to 32 of them. */
const zeroBits = (hex: string) => Math.clz32(Number.parseInt(hex.slice(0, 8), 16));

/**
 * Finds the text that the guard of the flash sale asks for: SHA-256 of `token:text` begins with so many zero bits.
 * Tries one number after the other, 2^bits of them on average.
 * @param bits 0 to 32
 */
export function solve(token: string, bits: number): string {
  for (let n = 0; ; n += 1) if (zeroBits(hash("sha256", `${token}:${n}`, "hex")) >= bits) return String(n);
}
