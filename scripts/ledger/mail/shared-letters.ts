import type { Letter } from "../suspicion.ts";
import { letterKey } from "./mail.ts";

/** How the ids of messages begin that are several letters in one, as SQL's `like` says it. */
const SHARED_IDS = ["commands:%", "claims:%"];

/** A message as it is stored; its body is JSON. */
interface Stored {
  queue: string;
  body: string;
}

/** The keys of all letters in messages that are several in one. @param read finds the messages with ids like this */
export async function sharedLetters(read: (pattern: string) => Promise<Stored[]>): Promise<Set<string>> {
  const keys = new Set<string>();
  // One after the other: a snapshot is one connection.
  for (const pattern of SHARED_IDS) for (const key of (await read(pattern)).flatMap(keysIn)) keys.add(key);
  return keys;
}

function keysIn({ queue, body }: Stored): string[] {
  const { commands = [], claims = [] } = JSON.parse(body) as {
    commands?: { command: string; order_no: string }[];
    claims?: { order_no: string }[];
  };
  const ids = [
    ...commands.map(({ command, order_no }) => `${command}:${order_no}`),
    ...claims.map((each) => each.order_no),
  ];
  return ids.map((id): Letter => ({ queue, id })).map(letterKey);
}
