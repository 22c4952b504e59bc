import assert from "node:assert/strict";
import { eventually } from "@mall/testkit";
import type { RuleNews, RuleStore, StoredRules } from "./rule-store.ts";

/** Rules that differ by a threshold. */
export const flow = (threshold: number) => ({ flow: [{ resource: "seckill_api", threshold }] });

/** Who listens to a store. Each `hears` waits until that is the last thing told. */
export interface Ear {
  heard: RuleNews[];
  hears(stored: StoredRules | undefined): Promise<void>;
  hearsRules(threshold: number): Promise<void>;
  hearsError(message: string): Promise<void>;
  stop(): void;
}

/** Begins to listen; `also` is called with everything that is told. */
export function createEar(store: RuleStore, also: () => void = () => {}): Ear {
  const heard: RuleNews[] = [];
  const stop = store.watch((news) => {
    heard.push(news);
    also();
  });
  const last = (check: (news: RuleNews) => void) =>
    eventually(
      () => {
        assert.ok(heard.length > 0, "nothing was told");
        check(heard.at(-1));
      },
      { timeoutMs: 60_000, everyMs: 10 },
    );
  return {
    heard,
    stop,
    hears: (stored) => last((news) => assert.deepEqual(news, stored)),
    hearsRules: (threshold) =>
      last((news) => assert.deepEqual(news && "rules" in news ? news.rules : news, flow(threshold))),
    hearsError: (message) => last((news) => assert.equal(news && "error" in news ? news.error.message : news, message)),
  };
}
