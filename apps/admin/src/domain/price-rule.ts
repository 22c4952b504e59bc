import { fail, MAX_CENTS } from "@mall/kernel";

/** How prices change: by hundredths of a percent, or by cents. */
export type PriceRule = { kind: "percent"; hundredths: number } | { kind: "delta"; cents: number };

/** What is asked for: exactly one of the two. */
export interface WantedRule {
  /** -90..900, with two decimals at most. */
  percent?: number | undefined;
  deltaCents?: number | undefined;
}

const LEAST_PERCENT = -90;
const MOST_PERCENT = 900;

/** The rule that is asked for. @throws AppError `invalid_input` naming `percent` or `delta_cents`. */
export function priceRuleOf({ percent, deltaCents }: WantedRule): PriceRule {
  if ((percent === undefined) === (deltaCents === undefined)) throw invalid("percent", "either percent or delta_cents");
  if (percent === undefined) return { kind: "delta", cents: deltaCents ?? 0 };
  if (!(percent >= LEAST_PERCENT && percent <= MOST_PERCENT)) {
    throw invalid("percent", `must be ${LEAST_PERCENT}..${MOST_PERCENT}`);
  }
  const hundredths = Math.round(percent * 100);
  if (Math.abs(percent * 100 - hundredths) > 1e-6) throw invalid("percent", "at most two decimals");
  return { kind: "percent", hundredths };
}

/** A price by the rule, half a cent rounded up. @throws AppError `invalid_input` when no price comes of it. */
export function priceAfter(rule: PriceRule, beforeCents: number, skuId: number): number {
  const after = rule.kind === "delta" ? beforeCents + rule.cents : multiplied(beforeCents, rule.hundredths);
  if (after >= 1 && after <= MAX_CENTS) return after;
  const field = rule.kind === "delta" ? "delta_cents" : "percent";
  throw invalid(field, `the price of SKU ${skuId} would be ${after} cents`);
}

/** Exact: the product may be more than a number holds. */
function multiplied(cents: number, hundredths: number): number {
  const whole = 10_000n;
  return Number((BigInt(cents) * (whole + BigInt(hundredths)) + whole / 2n) / whole);
}

const invalid = (field: string, reason: string) => fail("invalid_input", { field, params: { reason } });
