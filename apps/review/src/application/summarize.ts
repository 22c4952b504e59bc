import type { ReviewSummary } from "@mall/contracts/review";

/** What reviews say together. `stars` is how many gave one star, two, … five. */
export function summarize(stars: number[]): ReviewSummary {
  const count = stars.reduce((sum, many) => sum + many, 0);
  const given = stars.reduce((sum, many, index) => sum + many * (index + 1), 0);
  return { averageTenths: count === 0 ? 0 : Math.round((given * 10) / count), count, stars };
}
