/** Rows of one table, in the order of their key; several rows may share a key. */
export interface KeyedRows<R> {
  keyOf(row: R): string;
  /** The first `limit` rows with a key above `after`, by key. */
  page(after: string, limit: number): Promise<R[]>;
  /** All rows with this key. */
  all(key: string): Promise<R[]>;
}

/** Reads a table from the first key to the last. What is kept in memory is one page. */
export interface KeyCursor<R> {
  /** Reads on when nothing is left. Answers up to which key all rows are known; undefined: to the end. */
  fill(): Promise<string | undefined>;
  /** Takes out the rows of this key. */
  take(key: string): R[];
  /** The smallest key that is left of those read. */
  next(): string | undefined;
}

/** Begins before the first key. */
export function openCursor<R>(rows: KeyedRows<R>, pageRows: number): KeyCursor<R> {
  let page: R[] = [];
  let at = 0;
  let known: string | undefined = "";

  const read = async (after: string) => {
    page = await rows.page(after, pageRows);
    at = 0;
    const last = page.at(-1);
    if (page.length < pageRows || last === undefined) {
      known = undefined;
      return;
    }
    // The last key of a full page may go on behind it: it waits for the next page, or is read as a whole.
    const cut = rows.keyOf(last);
    const whole = page.findLastIndex((row) => rows.keyOf(row) !== cut);
    const before = page[whole];
    page = before === undefined ? await rows.all(cut) : page.slice(0, whole + 1);
    known = before === undefined ? cut : rows.keyOf(before);
  };
  const next = () => {
    const row = page[at];
    return row === undefined ? undefined : rows.keyOf(row);
  };

  return {
    fill: async () => {
      if (at >= page.length && known !== undefined) await read(known);
      return known;
    },
    next,
    take: (key) => {
      const from = at;
      while (next() === key) at += 1;
      return page.slice(from, at);
    },
  };
}
