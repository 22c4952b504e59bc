import { ownCopy, type ParameterValue } from "./parameter-value.ts";

/** What is remembered of one value. */
export interface ValueState {
  readonly key: ParameterValue;
  /** Tokens that are left, or how many are inside. */
  amount: number;
  /** Milliseconds since the epoch: when tokens were last added, or when the last turn is. */
  at: number;
  older: ValueState | undefined;
  newer: ValueState | undefined;
}

/**
 * What is remembered of each value, the least recently used forgotten beyond the limit. A linked list keeps the order:
 * taking the first key of a Map again and again walks over all that were deleted before it, and an iterator that is
 * kept open instead keeps every outgrown table of the Map alive.
 */
export class ValueTable {
  readonly #states = new Map<ParameterValue, ValueState>();
  #oldest: ValueState | undefined;
  #newest: ValueState | undefined;
  #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#states.size;
  }

  /** The state of a value, which thereby is the most recently used. */
  get(key: ParameterValue): ValueState | undefined {
    const state = this.#states.get(key);
    if (state && state !== this.#newest) {
      this.#unlink(state);
      this.#append(state);
    }
    return state;
  }

  /** Remembers a value that is not there yet. */
  add(key: ParameterValue, amount: number, at: number): ValueState {
    const state: ValueState = { key: ownCopy(key), amount, at, older: undefined, newer: undefined };
    this.#states.set(state.key, state);
    this.#append(state);
    this.#shrink();
    return state;
  }

  /** Forgets a value, unless its key has a newer state. */
  forget(state: ValueState): void {
    if (this.#states.get(state.key) !== state) return;
    this.#states.delete(state.key);
    this.#unlink(state);
  }

  /** Takes another limit, at least 1. */
  resize(limit: number): void {
    this.#limit = limit;
    this.#shrink();
  }

  #shrink(): void {
    while (this.#oldest && this.#states.size > this.#limit) this.forget(this.#oldest);
  }

  #append(state: ValueState): void {
    state.older = this.#newest;
    state.newer = undefined;
    if (this.#newest) this.#newest.newer = state;
    else this.#oldest = state;
    this.#newest = state;
  }

  #unlink(state: ValueState): void {
    const { older, newer } = state;
    if (older) older.newer = newer;
    else this.#oldest = newer;
    if (newer) newer.older = older;
    else this.#newest = older;
  }
}
