import assert from "node:assert/strict";
import { test } from "node:test";
import { RuleError } from "../rule-error.ts";
import { createEar, type Ear, flow } from "./rule-ear.fixture.ts";
import { RuleConflictError, type RuleStore } from "./rule-store.ts";

/** A place for rules that is empty at first, and what can happen to it past the library. */
export interface StoreStage {
  /** What a change by hand is recorded as. */
  hand: string;
  /** A store on the same place, as another process would have. */
  open(): RuleStore;
  putByHand(text: string): Promise<void>;
  removeByHand(): Promise<void>;
  end(): Promise<void>;
}

/** Listens to a store of its own, as another process would; `also` is called with everything that is told. */
type Listen = (also?: () => void) => Ear;

/** The suite that every rule store passes. `makeStage` gives an empty place. */
export function storeContract(name: string, makeStage: () => Promise<StoreStage>): void {
  const onStage = (title: string, body: (stage: StoreStage, listen: Listen) => Promise<void>): void => {
    test(`${name}: ${title}`, async () => {
      const stage = await makeStage();
      const ears: Ear[] = [];
      const listen = (also?: () => void) => {
        const ear = createEar(stage.open(), also);
        ears.push(ear);
        return ear;
      };
      try {
        await body(stage, listen);
      } finally {
        for (const ear of ears) ear.stop();
        await stage.end();
      }
    });
  };

  onStage("there are none at first; what is saved is there, for others and after a restart", async ({ open }) => {
    const store = open();
    assert.equal(await store.current(), undefined);
    assert.deepEqual(await store.history(10), []);
    const saved = await store.save({ rules: flow(5), by: "ann", comment: "for the sale", expectedVersion: 0 });
    assert.ok(saved.version > 0);
    assert.deepEqual(
      { ...saved, version: 0, at: 0 },
      { version: 0, rules: flow(5), by: "ann", at: 0, comment: "for the sale" },
    );
    assert.deepEqual(await open().current(), saved);
    assert.deepEqual(await open().history(10), [saved]);
  });

  onStage(
    "an old version can be brought back; the history has who, when and why, the newest first",
    async ({ open }) => {
      const store = open();
      const first = await store.save({ rules: flow(5), by: "ann" });
      const second = await store.save({ rules: {}, by: "bob", comment: "no limit", expectedVersion: first.version });
      const [, old] = await store.history(2);
      assert.deepEqual(old, first);
      const third = await store.save({ rules: first.rules, by: "ann", expectedVersion: second.version });
      assert.ok(first.version < second.version && second.version < third.version);
      assert.deepEqual(await store.history(10), [third, second, first]);
      assert.deepEqual(await store.history(2), [third, second]);
      assert.deepEqual(await store.history(0), []);
      assert.equal((await store.current())?.version, third.version);
    },
  );

  onStage("wrong rules and an unexpected version change nothing", async ({ open }) => {
    const store = open();
    const saved = await store.save({ rules: flow(5), by: "ann" });
    await assert.rejects(store.save({ rules: flow(-1), by: "bob" }), RuleError);
    for (const expectedVersion of [0, saved.version + 1]) {
      const conflict = (error: unknown) => error instanceof RuleConflictError && error.actual === saved.version;
      await assert.rejects(store.save({ rules: flow(6), by: "bob", expectedVersion }), conflict);
    }
    assert.deepEqual(await store.history(10), [saved]);
    assert.deepEqual(await store.current(), saved);
  });

  onStage(
    "of ten who expect the same version exactly one wins, and a watcher hears of it",
    async ({ open }, listen) => {
      const ear = listen();
      let version = 0;
      for (let round = 0; round < 3; round += 1) {
        const saves = Array.from({ length: 10 }, (_, index) =>
          open().save({ rules: flow(round * 10 + index), by: `saver ${index}`, expectedVersion: version }),
        );
        const results = await Promise.allSettled(saves);
        const won = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
        const lost = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
        assert.equal(won.length, 1);
        assert.ok(
          lost.every((error) => error instanceof RuleConflictError),
          String(lost),
        );
        await ear.hears(won[0]);
        assert.deepEqual(await open().current(), won[0]);
        version = won[0]?.version ?? 0;
      }
      assert.equal((await open().history(10)).length, 3);
    },
  );

  onStage("ten who expect nothing all save, one after another, each under its own name", async ({ open }, listen) => {
    const ear = listen();
    const saves = Array.from({ length: 10 }, (_, index) =>
      open().save({ rules: flow(index % 2), by: `saver ${index}` }),
    );
    const saved = (await Promise.all(saves)).sort((a, b) => b.version - a.version);
    assert.equal(new Set(saved.map(({ version }) => version)).size, 10);
    assert.deepEqual(await open().history(20), saved);
    await ear.hears(saved[0]);
  });

  onStage(
    "what is put by hand becomes a version once, however many notice it",
    async ({ open, putByHand, hand }, listen) => {
      const ears = [listen(), listen(), listen()];
      for (const ear of ears) await ear.hears(undefined);
      await putByHand('[{"resource":"seckill_api","threshold":100}]');
      for (const ear of ears) await ear.hearsRules(100);
      const [version, ...more] = await open().history(10);
      assert.deepEqual(more, []);
      assert.equal(version?.by, hand);
      assert.deepEqual(version?.rules, flow(100));
      assert.deepEqual(await open().current(), version);
      const next = await open().save({ rules: flow(7), by: "ann", expectedVersion: version?.version });
      for (const ear of ears) await ear.hears(next);
    },
  );

  onStage(
    "bad rules put by hand are refused with the reason, and count as the version before",
    async (stage, listen) => {
      const store = stage.open();
      const saved = await store.save({ rules: flow(5), by: "ann" });
      const ear = listen();
      await ear.hears(saved);
      await stage.putByHand('[{"resource":"seckill_api","threshold":-1}]');
      await ear.hearsError("flow.0.threshold: must be at least 0");
      await stage.putByHand("5 QPS, please");
      await ear.hearsError("rules: are no JSON from line 1, column 3 on");
      await assert.rejects(stage.open().current(), RuleError);
      assert.deepEqual(await store.history(10), [saved]);
      const next = await stage.open().save({ rules: flow(6), by: "bob", expectedVersion: saved.version });
      await ear.hears(next);
      assert.deepEqual(await store.history(10), [next, saved]);
    },
  );

  onStage("after bad rules the good ones put back by hand are told again", async (stage, listen) => {
    const ear = listen();
    await stage.open().save({ rules: flow(5), by: "ann" });
    await ear.hearsRules(5);
    await stage.putByHand("{");
    await ear.hearsError("rules: are no JSON from line 1, column 2 on");
    await stage.putByHand(JSON.stringify(flow(5)));
    await ear.hearsRules(5);
  });

  onStage("rules removed by hand are none; versions go on from where they were", async (stage, listen) => {
    const ear = listen();
    const saved = await stage.open().save({ rules: flow(5), by: "ann" });
    await ear.hears(saved);
    await stage.removeByHand();
    await ear.hears(undefined);
    assert.equal(await stage.open().current(), undefined);
    const next = await stage.open().save({ rules: flow(6), by: "ann", expectedVersion: 0 });
    assert.ok(next.version > saved.version);
    await ear.hears(next);
    assert.deepEqual(await stage.open().history(10), [next, saved]);
  });

  onStage(
    "a watcher that has stopped hears nothing more, one that throws hears the next all the same",
    async (stage, listen) => {
      const store = stage.open();
      const stopped = listen();
      await stopped.hears(undefined);
      stopped.stop();
      const ear = listen(() => {
        throw new Error("cannot be taken");
      });
      await store.save({ rules: flow(5), by: "ann" });
      await ear.hearsRules(5);
      await ear.hears(await store.save({ rules: flow(6), by: "ann" }));
      ear.stop();
      assert.deepEqual(stopped.heard, [undefined]);
    },
  );

  onStage("the last 200 versions are remembered", async ({ open }) => {
    const store = open();
    for (let count = 1; count <= 203; count += 1) await store.save({ rules: flow(count), by: "ann" });
    const history = await open().history(1000);
    assert.deepEqual(
      history.map(({ rules }) => rules.flow?.[0]?.threshold),
      Array.from({ length: 200 }, (_, index) => 203 - index),
    );
  });
}
