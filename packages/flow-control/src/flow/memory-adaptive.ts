/** Two marks of memory in bytes, and the limit at each; between them the limit falls in a straight line. */
export interface MemoryMarks {
  lowMark: number;
  highMark: number;
  /** While memory is at or below the low mark. */
  atLow: number;
  /** While memory is at or above the high mark. */
  atHigh: number;
}

/** The limit for so many bytes in use; unknown (below 0) counts as little. */
export function memoryLimit(bytes: number, { lowMark, highMark, atLow, atHigh }: MemoryMarks): number {
  if (bytes <= lowMark) return atLow;
  if (bytes >= highMark) return atHigh;
  return atLow + ((atHigh - atLow) * (bytes - lowMark)) / (highMark - lowMark);
}
