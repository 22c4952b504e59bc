/** The mark that tells spreadsheets a CSV is UTF-8; decoding an answer takes it away. */
const BOM = "\uFEFF";

/** Hands the reader a CSV as a file. */
export function download(name: string, csv: string): void {
  const address = URL.createObjectURL(new Blob([BOM, csv], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // Not at once: the browser begins to read after the click.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
