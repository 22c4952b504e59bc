import type { Finding } from "./ledger-report.ts";
import type { Letter, Suspicion } from "./suspicion.ts";

/** Findings of one kind that are kept: a million of them help nobody, and would not fit into memory. */
const MOST_OF_A_KIND = 1000;

/** Findings as they come in. */
export interface Collected {
  /** Sorts out those that are about to mend themselves. */
  add(suspicions: readonly Suspicion[]): Promise<void>;
  findings: Finding[];
  waiting: Finding[];
  omitted: Record<string, number>;
}

/** @param underWay which of these letters are still to be delivered, by `queue id`. */
export function collectFindings(underWay: (letters: Letter[]) => Promise<(letter: Letter) => boolean>): Collected {
  const findings: Finding[] = [];
  const waiting: Finding[] = [];
  const omitted: Record<string, number> = {};
  const counts = new Map<string, number>();

  const keep = (list: Finding[], { awaits: _awaits, underWay: _underWay, ...finding }: Suspicion) => {
    const name = `${list === waiting ? "waiting " : ""}${finding.kind}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    if (count <= MOST_OF_A_KIND) list.push(finding);
    else omitted[name] = count - MOST_OF_A_KIND;
  };

  return {
    findings,
    waiting,
    omitted,
    add: async (suspicions) => {
      if (suspicions.length === 0) return;
      const isUnderWay = await underWay(suspicions.flatMap(({ awaits = [] }) => awaits));
      for (const each of suspicions) {
        keep(each.underWay || each.awaits?.some(isUnderWay) ? waiting : findings, each);
      }
    },
  };
}
