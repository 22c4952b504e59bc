/** A flow rule, as far as it matters here. */
export interface FlowRule {
  id?: string;
  resource: string;
  threshold?: number;
  statIntervalMs?: number;
}

/** The form that changes one threshold. */
export interface ThresholdState {
  /** Place in the list of rules; -1: there is none with a threshold. */
  place: number;
  name: string;
  /** What the rule had when it was shown. */
  shown: string;
  input: string;
}

export type ThresholdEvent =
  | { type: "heard"; rules: readonly FlowRule[] }
  | { type: "chosen"; rules: readonly FlowRule[]; place: number }
  | { type: "typed"; input: string }
  /** What was sent is in force; what was typed since stays. */
  | { type: "saved"; sent: string };

/** Before any rule is known. */
export const NO_RULE: ThresholdState = { place: -1, name: "", shown: "", input: "" };

/** What a rule is called in the list. */
export const nameOf = ({ id, resource }: FlowRule): string =>
  id && id !== resource ? `${resource} (${id})` : resource;

/** What becomes of the form. Rules may move in the list; what somebody writes stays. */
export function thresholdAfter(state: ThresholdState, event: ThresholdEvent): ThresholdState {
  switch (event.type) {
    case "typed":
      return { ...state, input: event.input };
    case "saved":
      return { ...state, shown: event.sent };
    case "chosen":
      return shownOf(event.rules, event.place);
    case "heard":
      return hear(state, event.rules);
  }
}

function shownOf(rules: readonly FlowRule[], place: number): ThresholdState {
  const rule = rules[place];
  if (rule === undefined) return NO_RULE;
  const threshold = String(rule.threshold ?? "");
  return { place, name: nameOf(rule), shown: threshold, input: threshold };
}

function hear(state: ThresholdState, rules: readonly FlowRule[]): ThresholdState {
  const places = rules.flatMap((rule, place) => (rule.threshold === undefined ? [] : [place]));
  const ofSameName = places.filter((place) => nameOf(rules[place] as FlowRule) === state.name);
  // Two may have one name.
  const same = ofSameName.includes(state.place) ? state.place : ofSameName[0];
  if (same === undefined) return shownOf(rules, places[0] ?? -1);
  const fresh = shownOf(rules, same);
  // Somebody may be writing another threshold for it just now.
  return state.input === state.shown ? fresh : { ...fresh, input: state.input, shown: state.shown };
}
