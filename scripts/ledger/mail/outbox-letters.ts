import { chunksOf } from "@mall/kernel";
import type { Snapshot } from "../sql/numbered-tables.ts";
import type { Letter } from "../suspicion.ts";
import { letterKey } from "./mail.ts";
import { sharedLetters } from "./shared-letters.ts";

const VALUES_A_QUERY = 500;

/** Which of these letters still lie in the outbox. It has no index on them: it is nearly empty while the shop runs. */
export async function lettersIn(db: Snapshot, letters: readonly Letter[]): Promise<Set<string>> {
  const messages = db.selectFrom("outbox").select(["queue", "body"]);
  const found = await sharedLetters((pattern) => messages.where("message_id", "like", pattern).execute());
  for (const some of chunksOf(letters, VALUES_A_QUERY)) {
    const ids = some.map(({ id }) => id);
    const rows = await db.selectFrom("outbox").select(["queue", "message_id"]).where("message_id", "in", ids).execute();
    for (const { queue, message_id: id } of rows) found.add(letterKey({ queue, id }));
  }
  return found;
}
