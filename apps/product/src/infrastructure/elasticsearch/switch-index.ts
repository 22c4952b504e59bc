import { changeAliases } from "./indexes.ts";
import type { SearchServer } from "./server.ts";

interface Switch {
  /** What is to be searched. */
  index: string;
  /** An alias of it that is only there while nobody took the rebuild over; it has done its work with this. */
  proof: string;
  /** What was searched before. */
  former: string | undefined;
}

/** Lets another index be searched, in one step. @throws Refusal when the rebuild was taken over. */
export async function letSearch(server: SearchServer, alias: string, { index, proof, former }: Switch): Promise<void> {
  await changeAliases(server, [
    { remove: { index, alias: proof, must_exist: true } },
    { add: { index, alias } },
    ...(former === undefined ? [] : [{ remove: { index: former, alias } }]),
  ]);
}

/**
 * Deletes an index, but only while the other one is searched: then nobody needs it, whoever made it.
 * @throws Refusal when the other one is not searched.
 */
export async function discard(
  server: SearchServer,
  alias: string,
  { index, searched }: { index: string; searched: string },
): Promise<void> {
  await changeAliases(server, [
    { remove: { index: searched, alias, must_exist: true } },
    { add: { index: searched, alias } },
    { remove_index: { index } },
  ]);
}
