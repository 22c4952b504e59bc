/** Something that must not be. */
export interface Finding {
  /** The checker that found it. */
  checker: string;
  /** A sentence: what was expected, what was found. */
  detail: string;
  /** True when nothing that is still to come can mend it. */
  final: boolean;
}

/** Makes the two kinds of findings of a checker: those that time may mend, and those that it cannot. */
export function findingsOf(checker: string) {
  return {
    yet: (detail: string): Finding => ({ checker, detail, final: false }),
    never: (detail: string): Finding => ({ checker, detail, final: true }),
  };
}
