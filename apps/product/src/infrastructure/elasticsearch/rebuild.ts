import { setTimeout as sleep } from "node:timers/promises";
import type { ProductPages } from "../../application/ports/product-search.ts";
import type { Product } from "../../domain/catalogue.ts";
import { writeStates } from "./bulk.ts";
import { onSale } from "./document.ts";
import { readIndexes } from "./index-state.ts";
import { createIndex, mergeIndex, PATIENT_MS, refreshIndex } from "./indexes.ts";
import { patiently } from "./patiently.ts";
import { createRebuildLock, type HeldRebuild, type RebuildLockOptions } from "./rebuild-lock.ts";
import { discard, letSearch } from "./switch-index.ts";

/** Makes the index anew from all products; answers how many, or undefined when another process is at it. */
export type Rebuild = (pages: ProductPages) => Promise<number | undefined>;

interface RebuildOptions extends RebuildLockOptions {
  /** Whether to give up, because the process ends. */
  isClosing: () => boolean;
  /** Milliseconds for the searches under way to end before the index they are in is deleted. */
  graceMs: number;
}

/** Milliseconds between two signs of life. */
const BEAT_MS = 5000;

/**
 * Makes `next`, lets it be searched, makes `main`, lets that be searched, deletes `next`. Both are filled from the
 * database: a change goes to whatever index is there when it is written, and the database had it before that; so an
 * index made later finds it there. Every switch is one step of the server, and refused once another process took over.
 */
export function createRebuild({ isClosing, graceMs, ...options }: RebuildOptions): Rebuild {
  const { server, names, clock } = options;
  const { acquire } = createRebuildLock(options);

  const fill = async (index: string, alias: string, { pages, held }: { pages: ProductPages; held: HeldRebuild }) => {
    const write = async (page: readonly Product[]) => {
      const bulk = { aliases: [alias], refresh: false, timeoutMs: PATIENT_MS };
      const written = await patiently(() => writeStates(server, page.map(onSale), bulk));
      if (written.includes("missing")) throw new Error(`another process took over, or somebody deleted ${index}`);
    };
    let count = 0;
    let beaten = clock.now();
    let writing = Promise.resolve();
    for await (const page of pages()) {
      if (isClosing()) throw new Error("the search is closing; the rebuild is left to others");
      // The documents of a page are made while the server is at work on those of the page before.
      const next = write(page);
      next.catch(() => {});
      await writing;
      writing = next;
      count += page.length;
      if (clock.now() - beaten < BEAT_MS) continue;
      beaten = clock.now();
      await held.beat();
    }
    await writing;
    await held.beat();
    await refreshIndex(server, index);
    return count;
  };

  const makeNext = async (pages: ProductPages, held: HeldRebuild) => {
    await fill(names.next, names.fillNext, { pages, held });
    const { main } = await readIndexes(server, names);
    const former = main?.aliases.has(names.search) ? names.main : undefined;
    await letSearch(server, names.search, { index: names.next, proof: names.fillNext, former });
    if (former) await sleep(graceMs);
  };

  const makeMain = async (pages: ProductPages, held: HeldRebuild): Promise<number> => {
    const { meta } = held;
    const made = await createIndex(server, names.main, { meta, aliases: [names.writeMain, names.fillMain] });
    if (!made) throw new Error(`somebody else made the index ${names.main} at the same time`);
    const count = await fill(names.main, names.fillMain, { pages, held });
    await mergeIndex(server, names.main);
    await letSearch(server, names.search, { index: names.main, proof: names.fillMain, former: names.next });
    await sleep(graceMs);
    await discard(server, names.search, { index: names.next, searched: names.main });
    return count;
  };

  return async (pages) => {
    const held = await acquire();
    if (!held) return undefined;
    try {
      if (held.work === "all") await makeNext(pages, held);
      const { main } = await readIndexes(server, names);
      if (main) await discard(server, names.search, { index: names.main, searched: names.next });
      return await makeMain(pages, held);
    } catch (error) {
      // Where this fails too, the server is away: the lock ends by itself a minute after the last sign of life.
      await held.letGo().catch(() => {});
      throw error;
    }
  };
}
