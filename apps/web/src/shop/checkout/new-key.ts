/** A key for a deed that is to be done once. Unlike crypto.randomUUID it can be had on pages without https as well. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
