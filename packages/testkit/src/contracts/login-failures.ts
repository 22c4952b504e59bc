import assert from "node:assert/strict";
import { test } from "node:test";
import type { ManualClock } from "../manual-clock.ts";

interface Tries {
  failures: number;
  triedAt: number;
  waitUntil: number;
}

/** What a store of login failures has to do; the user service's port, by structure. */
export interface LoginFailuresUnderTest {
  find(id: string): Promise<Tries | undefined>;
  replace(id: string, before: Tries | undefined, after: Tries): Promise<boolean>;
  forget(id: string): Promise<void>;
  prune(until: number, limit: number): Promise<number>;
}

/** What a store of places has to do; the user service's port, by structure. */
export interface LoginPlacesUnderTest {
  has(id: string): Promise<boolean>;
  remember(id: string): Promise<void>;
  prune(until: number, limit: number): Promise<number>;
}

/** Two empty stores and the clock they go by. */
export interface LoginFailuresStage {
  failures: LoginFailuresUnderTest;
  places: LoginPlacesUnderTest;
  clock: ManualClock;
}

const tries = (failures: number, triedAt = 1_767_225_600_000): Tries => ({ failures, triedAt, waitUntil: triedAt + 1 });

/** The suite every store of login failures and places passes. */
export function loginFailuresContract(name: string, makeStage: () => Promise<LoginFailuresStage>): void {
  test(`${name}: of twenty first tries at once one is written, and of twenty next ones too`, async () => {
    const { failures } = await makeStage();
    const race = async (before: Tries | undefined, after: Tries) => {
      const all = await Promise.all(Array.from({ length: 20 }, () => failures.replace("a", before, after)));
      return all.filter(Boolean).length;
    };
    assert.equal(await race(undefined, tries(1)), 1);
    assert.equal(await race(tries(1), tries(2)), 1);
    assert.deepEqual(await failures.find("a"), tries(2));
  });

  test(`${name}: what was changed or forgotten meanwhile is not replaced`, async () => {
    const { failures } = await makeStage();
    await failures.replace("a", undefined, tries(1));
    assert.equal(await failures.replace("a", tries(7), tries(8)), false);
    await failures.forget("a");
    assert.equal(await failures.find("a"), undefined);
    assert.equal(await failures.replace("a", tries(1), tries(2)), false);
    assert.equal(await failures.replace("a", undefined, tries(1)), true);
  });

  test(`${name}: old tries go, at most so many at a time, younger ones stay`, async () => {
    const { failures } = await makeStage();
    for (const [id, at] of Object.entries({ a: 10, b: 20, c: 30 })) await failures.replace(id, undefined, tries(1, at));
    assert.deepEqual(
      [await failures.prune(30, 1), await failures.prune(30, 5), await failures.prune(30, 5)],
      [1, 1, 0],
    );
    const left = await Promise.all(["a", "b", "c"].map((id) => failures.find(id)));
    assert.deepEqual(left, [undefined, undefined, tries(1, 30)]);
  });

  test(`${name}: a place is known until nobody came from there for long`, async () => {
    const { places, clock } = await makeStage();
    assert.equal(await places.has("here"), false);
    await places.remember("here");
    await places.remember("there");
    clock.advance(1000);
    await places.remember("here");
    assert.equal(await places.prune(clock.now(), 10), 1);
    assert.deepEqual([await places.has("here"), await places.has("there")], [true, false]);
  });
}
