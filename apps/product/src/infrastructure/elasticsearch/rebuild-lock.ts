import type { Clock } from "@mall/kernel";
import { type Analysis, analysesOf } from "./analysis.ts";
import { type IndexState, readIndexes } from "./index-state.ts";
import { changeAliases, createIndex, deleteIndex } from "./indexes.ts";
import { type IndexMeta, MAPPING_VERSION } from "./mapping.ts";
import { fillAliasesOf, type IndexNames } from "./names.ts";
import type { SearchServer } from "./server.ts";

export interface RebuildLockOptions {
  server: SearchServer;
  names: IndexNames;
  clock: Clock;
  /** This process. */
  owner: string;
  /** undefined: the best the server has. */
  analysis: Analysis | undefined;
}

/** Milliseconds without a sign of life after which a rebuild is taken over. The clocks of the machines agree better. */
const LEASE_MS = 60_000;

/** A rebuild that this process may do. */
export interface HeldRebuild {
  /** `main` when `next` is full and is being searched: its owner died later. */
  work: "all" | "main";
  /** For the indexes that are made. */
  meta: IndexMeta;
  /** Says that this process is alive. */
  beat(): Promise<void>;
  /** Lets anybody go on at once. */
  letGo(): Promise<void>;
}

/**
 * The right to rebuild: who makes the index `next` has it, and who finds that of a dead process takes it over. One that
 * was only asleep is refused the next thing it does, see the fill aliases of IndexNames.
 */
export function createRebuildLock({ server, names, clock, owner, ...options }: RebuildLockOptions) {
  const isDead = ({ meta }: IndexState): boolean =>
    !meta || meta.owner === owner || Math.abs(clock.now() - meta.beat) > LEASE_MS;

  const held = (work: HeldRebuild["work"], meta: IndexMeta, ofNext: IndexMeta): HeldRebuild => {
    const write = async (beat: number) => {
      const body = { _meta: { ...ofNext, owner, beat } };
      await server.call("mapping", { method: "PUT", path: `/${names.next}/_mapping`, body });
    };
    return { work, meta, beat: () => write(clock.now()), letGo: () => write(0) };
  };

  const discard = async (next: IndexState) => {
    const fills = fillAliasesOf(names, next.aliases);
    const actions = fills.map((alias) => ({ remove: { index: names.next, alias, must_exist: true } }));
    // First, so that its owner cannot let it be searched any more, in case it is alive after all.
    if (actions.length > 0) await changeAliases(server, actions);
    await deleteIndex(server, names.next);
  };

  /** undefined: another process is at it. */
  const acquire = async (): Promise<HeldRebuild | undefined> => {
    const analysis = options.analysis ?? (await analysesOf(server))[0] ?? "cjk";
    const meta: IndexMeta = { version: MAPPING_VERSION, analysis, owner, beat: clock.now() };
    const make = () => createIndex(server, names.next, { meta, aliases: [names.writeNext, names.fillNext] });
    if (await make()) return held("all", meta, meta);
    const { next } = await readIndexes(server, names);
    if (next && !isDead(next)) return undefined;
    if (next?.aliases.has(names.search)) {
      const rebuild = held("main", meta, next.meta ?? meta);
      await rebuild.beat();
      return rebuild;
    }
    if (next) await discard(next);
    return (await make()) ? held("all", meta, meta) : undefined;
  };

  return { acquire };
}
