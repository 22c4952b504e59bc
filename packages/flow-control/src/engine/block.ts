/** The kinds of rules, in the order in which they are checked. */
export const RULE_KINDS = ["authority", "system", "flow", "isolation", "hotParameter", "breaker"] as const;

/** Which kind of rule refused. */
export type RuleKind = (typeof RULE_KINDS)[number];

/** A refusal: which rule, and why. */
export class Block {
  readonly passed = false;
  readonly kind: RuleKind;
  readonly resource: string;
  /** The rule's id. */
  readonly ruleId: string;
  /** One sentence for an operator. */
  readonly reason: string;
  /** What was measured when the rule refused, where there is such a thing: QPS, ratio, load. */
  readonly value: number | undefined;
  /** Milliseconds after which the same entry may pass, where the rule knows. */
  readonly retryAfterMs: number | undefined;

  constructor(facts: BlockFacts) {
    this.kind = facts.kind;
    this.resource = facts.resource;
    this.ruleId = facts.ruleId;
    this.reason = facts.reason;
    this.value = facts.value;
    this.retryAfterMs = facts.retryAfterMs;
  }
}

/** What a block is made of. */
export interface BlockFacts {
  kind: RuleKind;
  resource: string;
  ruleId: string;
  reason: string;
  value?: number | undefined;
  retryAfterMs?: number | undefined;
}

/** Thrown by `run` when a rule refuses: the work was not begun. */
export class FlowBlockedError extends Error {
  readonly block: Block;

  constructor(block: Block) {
    super(`${block.resource}: ${block.reason} (${block.kind} rule ${block.ruleId})`);
    this.name = "FlowBlockedError";
    this.block = block;
  }
}
