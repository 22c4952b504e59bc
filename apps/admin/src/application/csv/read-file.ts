import { CsvError, parse } from "csv-parse/sync";
import { COLUMNS, type Column, MAX_LINES, TEXTS, unguarded } from "./columns.ts";

/** What is wrong with a file. */
export interface FileError {
  /** Where it is in the file; the header is line 1. */
  line: number;
  /** Name of the column, or `csv` for the file. */
  field: string;
  reason: string;
}

/** A line of the file as texts. */
export interface TextLine {
  line: number;
  cells: Record<Column, string>;
}

/** What csv-parse tells of a line with `info`. */
interface Parsed {
  info: { lines: number };
  record: string[];
}

/** Splits a file into lines. */
export function readFile(csv: string): { lines: TextLine[]; errors: FileError[] } {
  const parsed = parsedOf(csv);
  if (!Array.isArray(parsed)) return { lines: [], errors: [parsed] };
  const [header, ...rest] = parsed;
  const names = header?.record.map((name) => name.trim()) ?? [];
  const errors = checkHeader(names);
  if (errors.length > 0) return { lines: [], errors };
  if (rest.length === 0) return { lines: [], errors: [{ line: 1, field: "csv", reason: "no lines" }] };
  if (rest.length > MAX_LINES) {
    return { lines: [], errors: [{ line: MAX_LINES + 2, field: "csv", reason: `at most ${MAX_LINES} lines` }] };
  }
  return { lines: rest.map((row) => lineOf(row, names)), errors: [] };
}

function parsedOf(csv: string): Parsed[] | FileError {
  try {
    // One line more than may be there tells that there are too many.
    return parse(csv, { bom: true, info: true, skip_empty_lines: true, to: MAX_LINES + 2 }) as unknown as Parsed[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number((error as { lines?: unknown }).lines ?? 1);
    return { line, field: "csv", reason: reasonOf(error.code) };
  }
}

function reasonOf(code: string): string {
  if (code === "CSV_RECORD_INCONSISTENT_FIELDS_LENGTH") return "another number of cells than the header";
  return "not a line of CSV: look at its quotation marks";
}

function checkHeader(names: readonly string[]): FileError[] {
  const missing = COLUMNS.filter((column) => !names.includes(column));
  const unknown = names.filter((name, at) => !COLUMNS.includes(name as Column) || names.indexOf(name) !== at);
  return [
    ...missing.map((field) => ({ line: 1, field, reason: "this column is missing" })),
    ...unknown.map((field) => ({ line: 1, field: field.slice(0, 64), reason: "no such column, or twice" })),
  ];
}

function lineOf({ info, record }: Parsed, names: readonly string[]): TextLine {
  const cellOf = (column: Column) => {
    const cell = record[names.indexOf(column)] ?? "";
    return TEXTS.includes(column) ? unguarded(cell) : cell.trim();
  };
  const cells = Object.fromEntries(COLUMNS.map((column) => [column, cellOf(column)])) as Record<Column, string>;
  // The parser tells where the line ended; a text may go over several.
  const breaks = record.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
  return { line: info.lines - breaks, cells };
}
