import { type Html, html } from "./html.ts";

/** The head of a column in both languages; numbers stand to the right. */
export interface Column {
  zh: string;
  en: string;
  number?: boolean;
}

/** An empty table that a script fills. It scrolls inside its box, also by keyboard. */
export function flowTable(id: string, caption: string, columns: readonly Column[]): Html {
  return html`<div class="scroll box" tabindex="0" role="region" aria-label="${caption}">
        <table class="wide">
          <thead><tr>${columns.map(head)}</tr></thead>
          <tbody id="${id}"></tbody>
        </table>
      </div>`;
}

function head({ zh, en, number = false }: Column): Html {
  return html`<th scope="col" class="${number ? "number" : ""}">${zh} <small lang="en">${en}</small></th>`;
}
