import { mkdirSync, writeFileSync } from "node:fs";
import { shareOfCeiling } from "./ceilings/read-ceilings.ts";
import { type Figure, shown } from "./figure.ts";
import { fileOf, type Kept, keptResults, rowsOf } from "./results.ts";
import { markdownTable } from "./scenario.ts";
import { PROFILES } from "./shop/profiles.ts";
import { type Target, type TargetName, targets } from "./targets.ts";

/** Writes summary.md: every target, the original's figure and ours in each profile, from the results that are kept. */
export function keepSummary(): string {
  mkdirSync(fileOf(""), { recursive: true });
  const text = summaryOf(keptResults());
  writeFileSync(fileOf("summary.md"), `${text}\n`);
  return text;
}

/** Medians, with a mark where a target is missed. */
export function summaryOf(kept: readonly Kept[]): string {
  const rows = kept.flatMap(rowsOf);
  const head = ["work", "the original", "target", ...PROFILES, "best, as a share of its ceiling"];
  const table = markdownTable(
    head,
    (Object.entries(targets) as [TargetName, Target][]).map(([name, target]) => {
      const own = PROFILES.map((profile) => rows.find((row) => row.target === name && row.profile === profile));
      return [
        target.work,
        numberOf(target, target.original),
        boundOf(target),
        ...own.map((row) => cellOf(target, row)),
        shareOf(name, target, own),
      ];
    }),
  );
  const [first] = kept.toSorted((left, right) => right.at.localeCompare(left.at));
  const { cpu, cores, memoryGiB, node } = first?.machine ?? {};
  const where = first ? `${cpu}, ${cores} cores, ${memoryGiB} GiB, Node ${node}; latest run ${first.at}.` : "";
  return `# Results\n\n${where} Medians (lowest–highest round); ✗ misses the target. How to read this: ../README.md\n\n${table}`;
}

const numberOf = ({ unit }: Target, value: number | undefined) =>
  value === undefined ? "–" : `${shown(value)} ${unit}`;
const boundOf = (target: Target) => `${target.bound === "least" ? "≥" : "≤"} ${numberOf(target, target.ours)}`;

function cellOf(target: Target, figure: Figure | undefined): string {
  if (!figure) return "";
  const met = target.bound === "least" ? figure.median >= target.ours : figure.median <= target.ours;
  return `${met ? "" : "✗ "}${numberOf(target, figure.median)} (${shown(figure.min)}–${shown(figure.max)})`;
}

/** Of the fastest profile: what the machine does of the same kind without a shop is the most that it could be. */
function shareOf(name: TargetName, { bound }: Target, own: readonly (Figure | undefined)[]): string {
  const medians = own.flatMap((figure) => figure?.median ?? []);
  if (bound === "most" || medians.length === 0) return "";
  const share = shareOfCeiling(name, Math.max(...medians));
  return share ? `${Math.round(share.share * 100)} % of ${share.what}` : "";
}
