import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import type { ManualClock } from "../manual-clock.ts";

/** What a store of used tokens has to do; the gateway's port, by structure. */
export interface SpentTokensUnderTest {
  spend(nonce: string, expiresMs: number): Promise<boolean>;
  giveBack(nonce: string): Promise<void>;
}

/** One store as two gateways see it, and the clock they go by. */
export interface SpentTokensStage {
  first: SpentTokensUnderTest;
  second: SpentTokensUnderTest;
  clock: ManualClock;
}

/** The suite every store of used tokens passes. @param used told each nonce, for a store that outlives the test */
export function spentTokensContract(
  name: string,
  makeStage: () => Promise<SpentTokensStage>,
  used: (nonce: string) => void = () => {},
): void {
  const make = () => {
    const nonce = randomUUID();
    used(nonce);
    return nonce;
  };

  test(`${name}: of twenty that try one token at two gateways, one passes, and nobody after`, async () => {
    const { first, second, clock } = await makeStage();
    const [nonce, expiresMs] = [make(), clock.now() + 120_000];
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, index) => (index % 2 ? first : second).spend(nonce, expiresMs)),
    );
    assert.equal(all.filter(Boolean).length, 1);
    assert.equal(await first.spend(nonce, expiresMs), false);
    assert.equal(await first.spend(make(), expiresMs), true);
  });

  test(`${name}: a token that was given back can be used once more`, async () => {
    const { first, second, clock } = await makeStage();
    const [nonce, other, expiresMs] = [make(), make(), clock.now() + 120_000];
    await first.spend(nonce, expiresMs);
    await first.spend(other, expiresMs);
    await second.giveBack(nonce);
    assert.equal(await second.spend(nonce, expiresMs), true);
    assert.equal(await first.spend(nonce, expiresMs), false);
    assert.equal(await second.spend(other, expiresMs), false);
  });
}
