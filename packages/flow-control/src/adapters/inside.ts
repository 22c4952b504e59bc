import type { Entry } from "../engine/entry.ts";

/** What one request or call is inside of. */
export class Inside {
  #entries: Entry[] = [];
  #left = false;

  /** False once it was left: then nobody waits for the work any more. */
  get open(): boolean {
    return !this.#left;
  }

  /** Notes an entry. One that comes after the end is left at once. */
  add(entry: Entry): void {
    if (this.#left) entry.exit();
    else this.#entries.push(entry);
  }

  /** Leaves everything, with an error when the work failed. Leaving again does nothing. */
  leave(error?: Error): void {
    this.#left = true;
    for (const entry of this.#entries) entry.exit(error);
    this.#entries = [];
  }
}
