/** Values by text, of which the latest so many are kept. */
export interface Latest<Value> {
  get(key: string): Value | undefined;
  /** Takes the place of the key's value, or of the key that has been there longest. */
  set(key: string, value: Value): void;
  forget(key: string): void;
}

/**
 * Keeps at most `capacity` values, 1 or more. A ring tells which key came first: a Map asked for its first key walks over
 * all that were deleted before it.
 */
export function createLatest<Value>(capacity: number): Latest<Value> {
  const values = new Map<string, Value>();
  const ring: string[] = [];
  let next = 0;
  return {
    get: (key) => values.get(key),
    set: (key, value) => {
      if (!values.has(key)) {
        const first = ring[next];
        if (first !== undefined) values.delete(first);
        ring[next] = key;
        next = (next + 1) % capacity;
      }
      values.set(key, value);
    },
    forget: (key) => void values.delete(key),
  };
}
