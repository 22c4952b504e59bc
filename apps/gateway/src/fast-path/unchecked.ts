import type { Block } from "@mall/flow-control";
import type { Applicant } from "./admission.ts";

/**
 * An attempt of somebody whose token is the shop's, and whose session was not asked for, as a limit refuses whoever comes.
 * Should it be let in all the same, the session is asked for then, and nobody goes on without. A class: while a crowd is
 * refused, every request has one.
 */
export class Unchecked implements Applicant {
  readonly route: Applicant["route"];
  readonly facts: Applicant["facts"];
  readonly values: Applicant["values"];
  readonly inside: Applicant["inside"];
  readonly #visit: Applicant;
  readonly #check: () => Promise<void>;

  constructor(visit: Applicant, check: () => Promise<void>) {
    this.route = visit.route;
    this.facts = visit.facts;
    this.values = visit.values;
    this.inside = visit.inside;
    this.#visit = visit;
    this.#check = check;
  }

  admitted(block?: Block): void {
    const visit = this.#visit;
    if (block) visit.admitted(block);
    else
      this.#check().then(
        () => visit.admitted(),
        (error: unknown) => visit.broken(error),
      );
  }

  broken(error: unknown): void {
    this.#visit.broken(error);
  }
}
