import type { ReactNode } from "react";

/** A table with an end to its height: what is below is reached by the wheel, a finger, or the arrow keys. */
export function ScrollArea({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to take the focus to be scrolled by keys
    <section className="table-wrap scroll-area" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
