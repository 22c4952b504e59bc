import { type IndexMeta, MAPPING_VERSION } from "./mapping.ts";
import type { IndexNames } from "./names.ts";
import type { SearchServer } from "./server.ts";

/** One of the two indexes. */
export interface IndexState {
  /** Undefined for an index that we did not make. */
  meta: IndexMeta | undefined;
  aliases: ReadonlySet<string>;
}

/** What there is on the server. */
export interface IndexesState {
  main: IndexState | undefined;
  next: IndexState | undefined;
  /** The one that is searched is full, and of a mapping that this program can search. */
  usable: boolean;
  /** Nothing is left to do: there is the index at rest and no other. */
  atRest: boolean;
}

type Answer = Record<string, { aliases: Record<string, unknown>; mappings: { _meta?: IndexMeta } }>;

/** Looks at both indexes in one call. */
export async function readIndexes(server: SearchServer, names: IndexNames): Promise<IndexesState> {
  const path = `/${names.main},${names.next}`;
  const querystring = { ignore_unavailable: true };
  const answer = await server.call<Answer>("indexes", { method: "GET", path, querystring });
  const stateOf = (name: string): IndexState | undefined => {
    const found = answer[name];
    return found && { meta: found.mappings._meta, aliases: new Set(Object.keys(found.aliases)) };
  };
  const main = stateOf(names.main);
  const next = stateOf(names.next);
  // A newer version is that of a newer program beside this one: taking turns in rebuilding would help neither.
  const serves = (index?: IndexState) =>
    index?.aliases.has(names.search) === true && (index.meta?.version ?? 0) >= MAPPING_VERSION;
  const atRest = !next && serves(main) && main?.aliases.has(names.writeMain) === true;
  return { main, next, usable: serves(main) || serves(next), atRest };
}
