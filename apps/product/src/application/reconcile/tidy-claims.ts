import type { Clock, Logger } from "@mall/kernel";
import type { SeckillBooks } from "../ports/seckill-books.ts";
import type { Journal } from "./journal.ts";
import type { Walk } from "./walk.ts";

interface TidyClaimsDependencies {
  books: Pick<SeckillBooks, "tidy">;
  journal: Pick<Journal, "repaired">;
  clock: Clock;
  logger: Logger;
  /** Milliseconds that settled claims are kept; undefined: for good. */
  retentionMs: number | undefined;
}

/** Claims looked at in a pass. */
const LIMIT = 5000;

/** Deletes old claims that are settled, and lists those again that the relay could not have found. */
export function tidyClaims({ books, journal, clock, logger, retentionMs }: TidyClaimsDependencies): Walk {
  return {
    open: () => [],
    walk: async () => {
      const settledBefore = retentionMs === undefined ? undefined : clock.now() - retentionMs;
      const { pruned, relisted } = await books.tidy({ settledBefore, limit: LIMIT });
      if (pruned > 0) logger.info({ claims: pruned }, "old settled claims deleted");
      for (const orderNo of relisted) {
        const detail = "the place waited to be handed on and was on no list: listed again";
        journal.repaired({ kind: "claim_unlisted", skuId: 0, orderNo, detail });
      }
    },
  };
}
