/** A moment as a part of a file name: `2026-11-24T18-50-12Z`. */
export function fileStamp(at: Date): string {
  return `${at.toISOString().slice(0, 19).replaceAll(":", "-")}Z`;
}
