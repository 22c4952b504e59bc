/** One wrong place in a set of rules. */
export interface RuleProblem {
  /** Where, in dots: `flow.0.threshold`. Empty for the set as a whole. */
  field: string;
  /** What is wrong there: `must be at least 0`. */
  problem: string;
}

const SHOWN = 5;

/** Rules that cannot be taken. The message names the first wrong places; `problems` has all of them. */
export class RuleError extends Error {
  readonly problems: readonly RuleProblem[];

  constructor(problems: readonly RuleProblem[]) {
    super(summaryOf(problems));
    this.name = "RuleError";
    this.problems = problems;
  }
}

function summaryOf(problems: readonly RuleProblem[]): string {
  const shown = problems.slice(0, SHOWN).map(({ field, problem }) => `${field || "rules"}: ${problem}`);
  const more = problems.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join("; ");
}
