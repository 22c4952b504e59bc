/** The list of suggestions below a field, and which of them the arrow keys are at. */
export interface Combobox {
  open: boolean;
  /** Place of the chosen suggestion, from 0; -1: none, what is typed counts. */
  active: number;
}

/** What happens to it. `count`: how many suggestions are shown. */
export type ComboboxEvent =
  | { kind: "typed" | "focused" | "closed" | "taken" }
  | { kind: "next" | "previous"; count: number };

/** Nothing shown. */
export const SHUT: Combobox = { open: false, active: -1 };

/** The next state (WAI-ARIA 1.2, combobox with list): the arrows go round, by way of what was typed. */
export function comboboxAfter(state: Combobox, event: ComboboxEvent): Combobox {
  switch (event.kind) {
    case "typed":
    case "focused":
      return { open: true, active: -1 };
    case "closed":
    case "taken":
      return SHUT;
    case "next":
      return step(state, 1, event.count);
    case "previous":
      return step(state, -1, event.count);
  }
}

function step({ open, active }: Combobox, by: 1 | -1, count: number): Combobox {
  if (count === 0) return SHUT;
  const from = open ? active : -1;
  const places = count + 1;
  return { open: true, active: ((from + 1 + by + places) % places) - 1 };
}
