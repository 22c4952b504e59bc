import type { Attempt } from "./attempt.ts";
import type { BuyButton } from "./button.ts";

/** The sentence beside the button: a key of the texts and what it counts. */
export interface Note {
  key: BuyButton | "ahead" | "won" | "lost";
  tries?: number;
  count?: number;
}

/** What is to be said of an attempt; undefined when there is an error that says more. */
export function noteOf(attempt: Attempt, button: BuyButton): Note | undefined {
  if (attempt.at === "failed") return undefined;
  if (attempt.at === "won") return { key: "won" };
  if (attempt.at === "queued" && attempt.ahead) return { key: "ahead", count: attempt.ahead };
  if (attempt.at === "idle" && attempt.note === "lost" && button === "buy") return { key: "lost" };
  return "tries" in attempt ? { key: button, tries: attempt.tries } : { key: button };
}
