/** Notes a problem in a field of the rule that is checked; empty for the rule as a whole. */
export type Tell = (field: string, problem: string) => void;

/** Tells when a text is no regular expression. */
export function tellBadExpression(expression: string, field: string, tell: Tell): void {
  try {
    new RegExp(expression);
  } catch (error) {
    // The engine's message repeats the whole expression before the reason.
    const reason = error instanceof Error ? error.message.split(": ").at(-1) : undefined;
    tell(field, `is no regular expression: ${reason}`);
  }
}

/** Tells every field of the list that has no value. */
export function tellMissing<Rule>(rule: Rule, fields: readonly (keyof Rule & string)[], why: string, tell: Tell): void {
  for (const field of fields) {
    if (rule[field] === undefined) tell(field, `is missing: ${why}`);
  }
}
