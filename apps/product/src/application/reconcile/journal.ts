import type { Clock, Logger } from "@mall/kernel";
import type { DatedFinding, Finding } from "./finding.ts";

/** Repairs kept in memory. */
const KEPT = 100;

/** What the reconciler of this process did, and what it left open. */
export interface Journal {
  /** Something was put right just now. */
  repaired(finding: Finding): void;
  /** A pass ended: this is open. */
  passed(open: readonly Finding[]): void;
  /** Newest first, at most 100. */
  repairs(): readonly DatedFinding[];
  /** What the latest pass left open, each since it was found. */
  open(): readonly DatedFinding[];
  /** When the latest pass ended, epoch milliseconds; 0: there was none. */
  checkedAt(): number;
}

const keyOf = ({ kind, skuId, orderNo }: Finding) => `${kind} ${skuId} ${orderNo}`;

/** Makes an empty one. Repairs are logged as warnings; what is open as an error, once. */
export function createJournal({ clock, logger }: { clock: Clock; logger: Logger }): Journal {
  const repairs: DatedFinding[] = [];
  let open = new Map<string, DatedFinding>();
  let checkedAt = 0;
  const fieldsOf = ({ kind, skuId, orderNo }: Finding) => ({ kind, sku_id: skuId, order_no: orderNo });

  const dated = (finding: Finding): [string, DatedFinding] => {
    const key = keyOf(finding);
    const before = open.get(key);
    if (!before) logger.error(fieldsOf(finding), `the books do not add up: ${finding.detail}`);
    return [key, { ...finding, at: before?.at ?? clock.now() }];
  };

  return {
    repaired: (finding) => {
      logger.warn(fieldsOf(finding), `repaired: ${finding.detail}`);
      repairs.unshift({ ...finding, at: clock.now() });
      repairs.length = Math.min(repairs.length, KEPT);
    },
    passed: (findings) => {
      open = new Map(findings.map(dated));
      checkedAt = clock.now();
    },
    repairs: () => repairs,
    open: () => [...open.values()],
    checkedAt: () => checkedAt,
  };
}
