import { after, before, describe } from "node:test";
import type { Browser } from "playwright-core";
import { startChromium, withoutChromium } from "../system/browser.fixture.ts";

/** What tests in a browser have. Neither is there before they run. */
export interface Stage<S> {
  readonly browser: Browser;
  readonly shop: S;
}

/** Tests in a browser, on a shop of their own; skipped where there is no Chromium. */
export function describeInBrowser<S extends { dispose(): Promise<void> }>(
  name: string,
  start: () => Promise<S>,
  tests: (stage: Stage<S>) => void,
): void {
  describe(name, { skip: withoutChromium }, () => {
    const stage = {} as { browser: Browser; shop: S };
    before(async () => {
      stage.shop = await start();
      stage.browser = await startChromium();
    });
    after(async () => {
      await stage.browser?.close();
      await stage.shop?.dispose();
    });
    tests(stage);
  });
}
