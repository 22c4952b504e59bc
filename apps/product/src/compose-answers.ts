import { createLocalInvalidations, type Platform } from "@mall/runtime";
import { type Answers, createAnswers } from "./infrastructure/answers/answers.ts";

/** Whatever a product page shows, except the number of units left. */
const TOPIC = "catalogue";

/** What was answered to shoppers a moment ago, and who says when that is out of date. */
export interface RememberedAnswers {
  answers: Answers;
  /** Says, here and in all other processes, that pages have changed. */
  changed(): void;
  close(): void;
}

/** Answers of this process, dropped by what any process changes. */
export function rememberAnswers({
  clock,
  invalidations,
}: Pick<Platform, "clock" | "invalidations">): RememberedAnswers {
  const hints = invalidations ?? createLocalInvalidations({ connected: false });
  const answers = createAnswers({ clock, isTold: () => hints.connected() });
  const close = hints.hear(TOPIC, () => answers.drop());
  return { answers, changed: () => hints.tell(TOPIC), close };
}
