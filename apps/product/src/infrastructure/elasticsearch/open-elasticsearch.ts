import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Clock, Logger, Loop } from "@mall/kernel";
import type { Tracing } from "@mall/tracing";
import type { ProductIndex } from "../../application/ports/product-search.ts";
import type { Answers } from "../answers/answers.ts";
import type { Analysis } from "./analysis.ts";
import { askTogether } from "./ask-together.ts";
import { writeStates } from "./bulk.ts";
import { type IndexedState, onSale } from "./document.ts";
import { findProducts } from "./find-products.ts";
import { createIndexGate } from "./index-gate.ts";
import { keepIndex } from "./keep-index.ts";
import { namesOf } from "./names.ts";
import { createRebuild, type Rebuild } from "./rebuild.ts";
import { openServer } from "./server.ts";

/** Which server, which index, and who traces and logs. */
export interface ElasticSearchOptions {
  /** `http://host:9200`; several nodes of one cluster separated by commas. */
  url: string;
  /** Default `products`. */
  index?: string;
  clock: Clock;
  logger: Logger;
  tracing: Tracing;
  /** Milliseconds a search or a change may take; default 2000. */
  timeoutMs?: number;
  /** Milliseconds for searches under way to end before their index is deleted, in all processes; default 2000. */
  graceMs?: number;
  /** Where the counts of lists are kept for a while; default: nowhere. */
  answers?: Pick<Answers, "get">;
  /** Default: the best the server has. */
  analysis?: Analysis;
}

/** The search on Elasticsearch 7.17. While the server is away, every call fails with `service_unavailable`. */
export interface ElasticSearch extends ProductIndex {
  /** Makes the index anew while it is searched. */
  rebuild: Rebuild;
}

/** Connects with the first call; see `keepFilled` and `rebuild` for how the index comes to be. */
export function openElasticSearch(options: ElasticSearchOptions): ElasticSearch {
  const { url, index = "products", clock, logger, tracing, timeoutMs = 2000, graceMs = 2000 } = options;
  const { analysis, answers = { get: (_, ask) => ask() } } = options;
  const owner = randomUUID();
  const server = openServer({ url, tracing, timeoutMs });
  const names = namesOf(index, owner);
  const find = findProducts(
    askTogether(server, { alias: names.search, timeoutMs, isTraced: () => tracing.recording() }),
    answers,
  );

  let closing = false;
  let loop: Loop | undefined;
  const isClosing = () => closing;
  const gate = createIndexGate({ server, names, onMissing: () => loop?.kick() });

  const write = async (states: readonly IndexedState[]) => {
    const aliases = [names.writeMain, names.writeNext];
    const written = await writeStates(server, states, { aliases, refresh: true });
    // One of both indexes is enough: the other one is being made, and will find it in the database.
    const lost = states.some((_, at) => written[2 * at] === "missing" && written[2 * at + 1] === "missing");
    if (lost) throw gate.missing();
  };

  let rebuilding: Promise<number | undefined> | undefined;
  const rebuild = createRebuild({ server, names, clock, owner, analysis, isClosing, graceMs });
  const rebuildOnce: Rebuild = (pages) => {
    rebuilding ??= rebuild(pages).finally(() => {
      rebuilding = undefined;
    });
    return rebuilding;
  };

  return {
    search: (query) => gate.search(() => find.search(query)),
    suggest: (words, limit) => gate.search(() => find.suggest(words, limit)),
    put: async (products) => {
      if (products.length > 0) await write(products.map(onSale));
    },
    remove: (id, revision) => write([{ id, revision, product: undefined }]),
    rebuild: rebuildOnce,
    keepFilled: async (pages) => {
      loop ??= keepIndex({ look: gate.look, rebuild: rebuildOnce, pages, logger, isClosing });
    },
    ready: gate.ready,
    close: async () => {
      closing = true;
      const stopped = loop?.stop();
      // Time to end a rebuild in good order, so that another process can go on with it at once.
      await Promise.race([stopped, sleep(timeoutMs, undefined, { ref: false })]);
      await server.close();
      await stopped;
    },
  };
}
