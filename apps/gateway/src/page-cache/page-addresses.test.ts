import assert from "node:assert/strict";
import { test } from "node:test";
import { createPageAddresses } from "./page-addresses.ts";
import type { Slot } from "./page-store.ts";

const slot = (): Slot => ({ page: undefined, askedAt: 0, drops: 0, used: false });

test("so many URLs are known, and the first noted makes room; one that is long is not noted", () => {
  const only = slot();
  const addresses = createPageAddresses({ slotOf: () => only }, 3);
  for (const url of ["/a", "/b", "/c", "/d", `/${"e".repeat(512)}`]) addresses.note(url, "/", "question");
  const known = ["/a", "/b", "/c", "/d", `/${"e".repeat(512)}`].map((url) => addresses.find(url)?.slot === only);
  assert.deepEqual(known, [false, true, true, true, false]);
});

test("a page that had to make room and came back is found again", () => {
  let current: Slot | undefined = slot();
  const addresses = createPageAddresses({ slotOf: () => current });
  addresses.note("/a", "/", "question");
  current = slot();
  addresses.note("/a", "/", "question");
  assert.equal(addresses.find("/a")?.slot, current);
  current = undefined;
  addresses.note("/b", "/", "question");
  assert.equal(addresses.find("/b"), undefined);
});
