import type { Delivery } from "./broker.ts";

/** Something that was told, and how it came. */
export interface Heard<T> {
  what: T;
  /** Those of its message, with its trace. */
  headers: Record<string, string>;
  /** Others may have come in the same message. */
  inList: boolean;
}

/** How messages are read. */
export interface ReadOptions<T> {
  isOne(value: unknown): value is T;
  /** What is in a list; undefined for every body that is none. */
  listIn(body: unknown): readonly unknown[] | undefined;
}

/**
 * What messages say that `shareMessages` made, in their order, and the ids of those in which something says nothing: who
 * serves the others first and throws then has such a message end among the dead letters, alone.
 */
export function readShared<T>(
  deliveries: readonly Delivery[],
  { isOne, listIn }: ReadOptions<T>,
): { heard: Heard<T>[]; unreadable: string[] } {
  const heard: Heard<T>[] = [];
  const unreadable: string[] = [];
  for (const { id, body, headers } of deliveries) {
    const list = listIn(body);
    for (const what of list ?? [body]) {
      if (isOne(what)) heard.push({ what, headers, inList: list !== undefined });
      else unreadable.push(id);
    }
  }
  return { heard, unreadable };
}
