/** SHA-256, such as that of a browser's crypto.subtle. */
export type Sha256 = (text: Uint8Array<ArrayBuffer>) => Promise<ArrayBuffer>;

/** Hashes that are under way at once: each is a moment's wait by itself. */
const AT_ONCE = 256;

/** Leading zero bits of a hash; counts as far as 32. */
export const zeroBits = (hash: ArrayBuffer): number => Math.clz32(new DataView(hash).getUint32(0));

/** The text that makes SHA-256 of `token:text` begin with so many zero bits (8 to 24). @throws the signal's reason when it aborts */
export async function proofOfWork(token: string, bits: number, sha256: Sha256, signal?: AbortSignal): Promise<string> {
  const encoder = new TextEncoder();
  for (let from = 0; ; from += AT_ONCE) {
    signal?.throwIfAborted();
    const tries = Array.from({ length: AT_ONCE }, (_, index) => `${from + index}`);
    const hashes = await Promise.all(tries.map((text) => sha256(encoder.encode(`${token}:${text}`))));
    const found = tries.find((_, index) => zeroBits(hashes[index] as ArrayBuffer) >= bits);
    if (found !== undefined) return found;
  }
}
