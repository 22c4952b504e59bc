import { derivedId } from "../rules/rule-id.ts";
import type { Checker, CheckerContext, CheckerFactory } from "./checker.ts";

/** A rule bound to resources by name or by pattern. */
interface BoundRule {
  id?: string | undefined;
  resource: string;
  regex?: boolean | undefined;
}

/** A rule at work on a resource. */
export interface RuleAtWork<Rule, C extends Checker = Checker> {
  rule: Rule & { id: string };
  checker: C;
}

/**
 * The rules of one kind. Makes the checkers of a resource, and remembers them: a rule that did not change keeps its
 * checker, and so everything it counted, over a change of the others.
 */
export class RuleBook<Rule extends BoundRule, C extends Checker = Checker> {
  readonly #kind: string;
  readonly #create: CheckerFactory<Rule, C>;
  #exact = new Map<string, (Rule & { id: string })[]>();
  #patterns: { expression: RegExp; rule: Rule & { id: string } }[] = [];
  readonly #kept = new Map<string, readonly RuleAtWork<Rule, C>[]>();

  constructor(kind: string, create: CheckerFactory<Rule, C>) {
    this.#kind = kind;
    this.#create = create;
  }

  /** Takes other rules. Resources have to ask for their checkers again. */
  replace(rules: readonly Rule[]): void {
    this.#exact = new Map();
    this.#patterns = [];
    const counts = new Map<string, number>();
    for (const given of rules) {
      const rule = { ...given, id: given.id ?? derivedId(this.#kind, given.resource, counts) };
      const { resource } = rule;
      const alike = this.#exact.get(resource);
      if (rule.regex) this.#patterns.push({ expression: new RegExp(resource), rule });
      else if (alike) alike.push(rule);
      else this.#exact.set(resource, [rule]);
    }
  }

  /** Whether any rule fits the resource. */
  knows(resource: string): boolean {
    return this.#exact.has(resource) || this.#patterns.some(({ expression }) => expression.test(resource));
  }

  /** The checkers of a resource, in the order of the rules. */
  checkersFor(resource: string, context: CheckerContext): C[] {
    const rules = this.#rulesFor(resource);
    const before = this.#kept.get(resource);
    if (rules.length === 0) {
      this.#kept.delete(resource);
      return [];
    }
    const now = rules.map((rule) => ({ rule, checker: this.#checkerOf(rule, before, context) }));
    this.#kept.set(resource, now);
    return now.map(({ checker }) => checker);
  }

  /** Every rule at work, by resource. */
  *atWork(): Generator<RuleAtWork<Rule, C> & { resource: string }> {
    for (const [resource, rules] of this.#kept) {
      for (const kept of rules) yield { resource, ...kept };
    }
  }

  #rulesFor(resource: string): (Rule & { id: string })[] {
    const exact = this.#exact.get(resource) ?? [];
    if (this.#patterns.length === 0) return exact;
    const fitting = this.#patterns.filter(({ expression }) => expression.test(resource)).map(({ rule }) => rule);
    return [...exact, ...fitting];
  }

  #checkerOf(
    rule: Rule & { id: string },
    before: readonly RuleAtWork<Rule, C>[] | undefined,
    context: CheckerContext,
  ): C {
    const kept = before?.find((each) => each.rule.id === rule.id);
    if (kept && JSON.stringify(kept.rule) === JSON.stringify(rule)) return kept.checker;
    return this.#create(rule, context, kept);
  }
}
