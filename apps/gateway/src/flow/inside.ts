import type { Entry } from "@mall/flow-control";

/** What one request is inside of. */
export class Inside {
  #entries: Entry[] = [];
  #left = false;

  /** Notes an entry; once the request has ended it is left at once. */
  add(entry: Entry): void {
    if (this.#left) entry.exit();
    else this.#entries.push(entry);
  }

  /** Leaves everything, the answer having this status: 500 and more count as failures. */
  leave(status: number): void {
    this.#left = true;
    const failure = status >= 500 ? new Error(`answered ${status}`) : undefined;
    for (const entry of this.#entries) entry.exit(failure);
    this.#entries = [];
  }
}
