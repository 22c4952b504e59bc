import assert from "node:assert/strict";
import { after, test } from "node:test";
import { createManualClock, spentTokensContract, temporaryDirectory } from "@mall/testkit";
import { CLOCK_LEEWAY_MS } from "./spent-tokens.ts";
import { createSqliteSpentTokens } from "./sqlite-spent-tokens.ts";

const directory = temporaryDirectory();
const clock = createManualClock();
const open = () => createSqliteSpentTokens({ file: `${directory.path}/gateway.sqlite`, clock, synchronous: "NORMAL" });
const [first, second] = [open(), open()];
after(() => {
  first.close();
  second.close();
  directory.remove();
});

spentTokensContract("SQLite", async () => ({ first, second, clock }));

test("SQLite: a used token is remembered until it has expired by every clock, then forgotten", async () => {
  const expiresMs = clock.now() + 1000;
  assert.equal(await first.spend("kept", expiresMs), true);
  clock.advance(1000 + CLOCK_LEEWAY_MS - 1);
  assert.equal(await second.spend("kept", expiresMs), false);
  clock.advance(1);
  assert.equal(await second.spend("kept", expiresMs), true);
});
