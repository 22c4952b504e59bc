import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";

/** How somebody works with a page: by mouse, or by nothing but the keyboard. */
export interface Hands {
  /** Follows a link, presses a button, ticks a box. */
  press(target: Locator): Promise<void>;
  /** Chooses one of a group of radio buttons: the first is 0. */
  choose(group: Locator, index: number): Promise<void>;
  /** Writes into a field, over what is there. */
  fill(target: Locator, text: string): Promise<void>;
}

/** By pointing and clicking. */
export const mouse: Hands = {
  press: (target) => target.first().click(),
  choose: (group, index) => group.nth(index).locator("xpath=ancestor::label").click(),
  fill: (target, text) => target.fill(text),
};

/** Steps of the Tab key after which a thing is taken for unreachable: more than any page has. */
const MOST_TABS = 150;

/** By Tab, Enter, Space and letters: nothing is touched that has not got the focus by them. */
export function keyboardOf(page: Page): Hands {
  const reach = async (target: Locator) => {
    await target.first().waitFor();
    for (let step = 0; step < MOST_TABS; step += 1) {
      if (await target.first().evaluate(HAS_FOCUS)) return;
      await page.keyboard.press("Tab");
    }
    assert.fail(`not reached by the Tab key: ${target}`);
  };
  return {
    press: async (target) => {
      await reach(target);
      const kind = await target.first().evaluate(KIND);
      await page.keyboard.press(kind === "checkbox" ? "Space" : "Enter");
    },
    choose: async (group, index) => {
      await reach(group);
      await page.keyboard.press("Space");
      for (let step = 0; step < index; step += 1) await page.keyboard.press("ArrowRight");
    },
    fill: async (target, text) => {
      await reach(target);
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.type(text);
    },
  };
}

// Run in the page, whose objects are not those of this program.
type InPage = { ownerDocument: { activeElement: unknown }; type?: string };
const HAS_FOCUS = (element: unknown) => (element as InPage).ownerDocument.activeElement === element;
const KIND = (element: unknown) => (element as InPage).type ?? "";
