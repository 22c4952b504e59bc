import type { Logger } from "@mall/kernel";
import { OrdersAway } from "../ports/order-records.ts";
import type { Journal } from "./journal.ts";
import type { Walk } from "./walk.ts";

interface ReconcileDependencies {
  /** In this order; those that ask the order service come first. */
  walks: readonly Walk[];
  journal: Pick<Journal, "passed">;
  logger: Logger;
}

/**
 * Makes the pass of the reconciler: each walk goes on by one bounded piece. While the order service is away a pass does
 * nothing, and says so once. Passes may run in several processes at the same time: every repair is conditional.
 * The pass rejects with the first failure of a walk, after all others went on.
 */
export function reconcile({ walks, journal, logger }: ReconcileDependencies): () => Promise<void> {
  let away = false;

  const walkAll = async (): Promise<unknown[]> => {
    const failures: unknown[] = [];
    for (const { walk } of walks) {
      await walk().catch((error: unknown) => {
        if (error instanceof OrdersAway) throw error;
        failures.push(error);
      });
    }
    return failures;
  };

  return async () => {
    try {
      const [failure] = await walkAll();
      away = false;
      journal.passed(walks.flatMap((each) => each.open()));
      if (failure) throw failure;
    } catch (error) {
      if (!(error instanceof OrdersAway)) throw error;
      if (!away) logger.warn({ err: error }, "nothing is reconciled while the order service is away");
      away = true;
    }
  };
}
