import { documentOf, type IndexedState } from "./document.ts";
import { Refusal, type RefusalBody, toAppError } from "./refusal.ts";
import type { SearchServer } from "./server.ts";

/** What became of one state in one index: a later one was there before, or the index was not there. */
export type Written = "done" | "late" | "missing";

interface BulkAnswer {
  items: { index: RefusalBody & { status: number } }[];
}

/** Where to write, and whether the next search has to see it. */
export interface BulkOptions {
  /** Aliases; a state is written to each of them. */
  aliases: readonly string[];
  refresh: boolean;
  timeoutMs?: number;
}

const CONFLICT = 409;
const NOT_FOUND = 404;

/**
 * Writes states in one request; a state never replaces one of a later revision. Answers what became of the first in
 * each index, then of the second, and so on.
 * @throws AppError `service_unavailable`; Refusal when a document is not accepted.
 */
export async function writeStates(
  server: SearchServer,
  states: readonly IndexedState[],
  { aliases, refresh, ...limit }: BulkOptions,
): Promise<Written[]> {
  const bulkBody = states.flatMap((state) => {
    const document = documentOf(state);
    return aliases.flatMap((alias) => [{ index: actionOf(alias, state) }, document]);
  });
  const querystring = { refresh, filter_path: "items.*.status,items.*.error.type,items.*.error.reason" };
  const { items } = await server.call<BulkAnswer>("bulk products", {
    ...{ method: "POST", path: "/_bulk", querystring, bulkBody },
    ...limit,
  });
  return items.map(({ index }) => writtenOf(index));
}

function actionOf(alias: string, { id, revision }: IndexedState): object {
  return { _index: alias, _id: String(id), version: revision, version_type: "external_gte", require_alias: true };
}

function writtenOf({ status, ...body }: RefusalBody & { status: number }): Written {
  if (status === CONFLICT) return "late";
  if (status === NOT_FOUND) return "missing";
  if (status >= 300) throw toAppError(new Refusal(status, body));
  return "done";
}
