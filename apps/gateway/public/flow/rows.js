import { element, setText } from "./dom.js";

/**
 * Keeps the rows of a table, or the entries of a list, as an array says. A row is made once for each key and filled at every change, so that nothing
 * flickers and what a person reads or has opened stays; `make` returns the row and what fills it.
 */
export function createRows(body, keyOf, make) {
  const rows = new Map();
  return (items) => {
    const keys = new Set(items.map(keyOf));
    for (const [key, { row }] of rows) {
      if (keys.has(key)) continue;
      row.remove();
      rows.delete(key);
    }
    items.forEach((item, index) => {
      const key = keyOf(item);
      if (!rows.has(key)) rows.set(key, make(item));
      const { row, fill } = rows.get(key);
      fill(item);
      if (body.children[index] !== row) body.insertBefore(row, body.children[index] ?? null);
    });
    (body.closest(".box") ?? body).hidden = items.length === 0;
  };
}

/** A row of plain text; `cells` are functions that make a cell's text of an item. */
export function textRow(cells, numbers = []) {
  const columns = cells.map((_, index) => element("td", numbers.includes(index) ? { class: "number" } : {}));
  return {
    row: element("tr", {}, ...columns),
    fill: (item) => {
      for (const [index, textOf] of cells.entries()) setText(columns[index], textOf(item));
    },
  };
}
