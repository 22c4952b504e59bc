import type { PlainFacts } from "../fast-path/request-facts.ts";

/** Named values for hot-parameter rules. Nobody is logged in where everybody sees the same. */
export class PageValues {
  readonly [name: string]: unknown;
  readonly user = undefined;
  readonly #facts: PlainFacts;

  constructor(facts: PlainFacts) {
    this.#facts = facts;
  }

  get ip(): string {
    return this.#facts.clientIp;
  }
}
