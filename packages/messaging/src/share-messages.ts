import type { Message } from "./broker.ts";
import { isRecorded } from "./traced.ts";

/** Something to tell, and the headers that carry its trace, if any. */
export interface Told<T> {
  what: T;
  headers: Record<string, string>;
}

/** How things become messages. */
export interface ShareOptions<T> {
  /** Things in one message at most. */
  most: number;
  alone(what: T): Omit<Message, "headers">;
  /** Two things or more. */
  list(all: readonly T[]): Omit<Message, "headers">;
}

/**
 * Messages that tell many things of one moment, in their order: they share messages, as a message costs a broker more than
 * what it tells costs a database. What is in a trace that is recorded has a message of its own, which goes on in that
 * trace; a list has the headers of its first.
 */
export function shareMessages<T>(told: readonly Told<T>[], { most, alone, list }: ShareOptions<T>): Message[] {
  const messages: Message[] = [];
  let sharing: Told<T>[] = [];
  const flush = () => {
    const [first, ...others] = sharing;
    if (first) {
      const content = others.length === 0 ? alone(first.what) : list(sharing.map(({ what }) => what));
      messages.push({ ...content, headers: first.headers });
    }
    sharing = [];
  };
  for (const each of told) {
    if (isRecorded(each.headers)) messages.push({ ...alone(each.what), headers: each.headers });
    else sharing.push(each);
    if (sharing.length === most) flush();
  }
  flush();
  return messages;
}
