import { AppError, type Guard, isUnavailable, type Logger, unguarded } from "@mall/kernel";
import type { ProductIndex, ProductSearch } from "../application/ports/product-search.ts";

/** Asked of the guard before the fallback is: a search is heavy work for a database that takes orders as well. */
const FALLBACK_RESOURCE = "search-in-database";

/** What shoppers ask of a search. */
type Reads = Pick<ProductSearch, "search" | "suggest">;

/** The search that is wanted, and the one that answers while that is away. */
export interface FallbackSearchOptions {
  primary: ProductIndex;
  fallback: Reads;
  /** Asked before every read of the primary, as `elasticsearch`; default: nothing is refused. */
  guard?: Guard | undefined;
  logger: Logger;
}

/**
 * An index whose readers do not notice that it is away, but for what the fallback lacks. All else goes to the primary
 * as it is: what changes meanwhile, it is told of again when it is back. A read fails when both are away.
 */
export function createFallbackSearch(options: FallbackSearchOptions): ProductIndex {
  const { primary, fallback, guard = unguarded, logger } = options;
  const outage = createOutage(logger);

  const read = async <T>(ask: (search: Reads) => Promise<T>): Promise<T> => {
    const seen = outage.current();
    try {
      const answer = await guard("elasticsearch", () => ask(primary));
      outage.over(seen);
      return answer;
    } catch (error) {
      if (!isAway(error)) throw error;
      outage.begun(seen, error);
    }
    return await guard(FALLBACK_RESOURCE, () => ask(fallback));
  };

  return {
    ...primary,
    search: (query) => read((from) => from.search(query)),
    suggest: (words, limit) => read((from) => from.suggest(words, limit)),
    ready: async () => {
      await primary.ready().catch((error: unknown) => {
        if (!isAway(error)) throw error;
      });
    },
  };
}

/** Away, too slow, or not to be asked now. Anything else is a fault that a fallback would only hide. */
function isAway(error: unknown): boolean {
  const late = error instanceof AppError && error.slug === "deadline_exceeded";
  return isUnavailable(error) || late;
}

/**
 * Says once when the outage begins and once when it is over. Reads overlap: one that saw how it was before the last
 * change knows nothing new.
 */
function createOutage(logger: Logger) {
  let state = { away: false };
  return {
    current: () => state,
    begun: (seen: object, err: unknown) => {
      if (seen !== state || state.away) return;
      state = { away: true };
      logger.warn({ err }, "the search is away: the database answers instead, and ranks no further than by name");
    },
    over: (seen: object) => {
      if (seen !== state || !state.away) return;
      state = { away: false };
      logger.info({}, "the search is back");
    },
  };
}
