import type { Letter } from "../suspicion.ts";
import { letterKey } from "./mail.ts";

/** How the ids of messages begin that are several letters in one, as SQL's `like` says it. */
export const SHARED_IDS: readonly string[] = ["commands:%", "claims:%"];

/** Those of the wanted letters that such a message holds; its body is JSON. */
export function lettersShared({ queue, body }: { queue: string; body: string }): string[] {
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
