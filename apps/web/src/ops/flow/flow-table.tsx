import type { ReactNode } from "react";

/** The head of a column; numbers stand to the right. */
export interface Head {
  text: string;
  number?: boolean;
}

/** A table that scrolls inside its box, also by keyboard. */
export function FlowTable({
  id,
  caption,
  heads,
  children,
}: {
  id: string;
  caption: string;
  heads: Head[];
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it by the keyboard
    <section className="table-wrap flow-table" tabIndex={0} aria-label={caption}>
      <table>
        <thead>
          <tr>
            {heads.map(({ text, number = false }) => (
              <th key={text} scope="col" className={number ? "number" : ""}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody id={id}>{children}</tbody>
      </table>
    </section>
  );
}
