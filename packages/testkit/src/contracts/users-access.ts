import assert from "node:assert/strict";
import { test } from "node:test";
import type { UserStoreUnderTest } from "./users.ts";

const BUYER = 1;
const OPERATOR = 2;
const ADMIN = 3;

/** The part of the suite about who may come in: passwords, roles, access, and the sessions they end. */
export function userAccessContract(name: string, makeStore: () => Promise<UserStoreUnderTest>): void {
  const staged = async (...roles: (typeof BUYER | typeof ADMIN)[]) => {
    const store = await makeStore();
    const ids: number[] = [];
    for (const [index, role] of roles.entries()) {
      const account = { username: `user${index}`, mobile: "", passwordHash: "old", role };
      ids.push((await store.create(account)).account?.id ?? 0);
    }
    const [first = 0, second = 0] = ids;
    return { store, ids, first, second };
  };

  test(`${name}: a new password replaces the old one, and ends all sessions but one, in one step`, async () => {
    const { store, first } = await staged(BUYER);
    assert.equal(await store.setPassword(first, { from: "old", to: "new", keptSession: "s1" }), true);
    const { passwordHash, sessionGeneration, keptSession } = (await store.findById(first)) ?? assert.fail();
    assert.deepEqual([passwordHash, sessionGeneration, keptSession], ["new", 1, "s1"]);
  });

  test(`${name}: of twenty that change one password at once, one does; nobody overwrites a newer one`, async () => {
    const { store, first } = await staged(BUYER);
    const changes = Array.from({ length: 20 }, (_, index) =>
      store.setPassword(first, { from: "old", to: `new ${index}`, keptSession: `s${index}` }),
    );
    const done = (await Promise.all(changes)).flatMap((changed, index) => (changed ? [index] : []));
    assert.equal(done.length, 1);
    const { passwordHash, sessionGeneration, keptSession } = (await store.findById(first)) ?? assert.fail();
    assert.deepEqual([passwordHash, sessionGeneration, keptSession], [`new ${done[0]}`, 1, `s${done[0]}`]);
  });

  test(`${name}: a new role, and disabling, end all sessions in the same step`, async () => {
    const { store, first } = await staged(BUYER);
    await store.setPassword(first, { from: "old", to: "new", keptSession: "s1" });
    assert.equal((await store.setStanding(first, { role: OPERATOR }))?.kind, "done");
    const { role, sessionGeneration, keptSession } = (await store.findById(first)) ?? assert.fail();
    assert.deepEqual([role, sessionGeneration, keptSession], [OPERATOR, 2, ""]);
    assert.equal((await store.setStanding(first, { disabled: true }))?.kind, "done");
    const disabled = (await store.findById(first)) ?? assert.fail();
    assert.deepEqual([disabled.role, disabled.disabled, disabled.sessionGeneration], [OPERATOR, true, 3]);
    await store.setStanding(first, { disabled: false });
    assert.equal((await store.findById(first))?.disabled, false);
    assert.equal(await store.setStanding(99, { role: ADMIN }), undefined);
  });

  test(`${name}: who may come in is told of many at once; who is not there is left out`, async () => {
    const { store, first, second } = await staged(BUYER, BUYER);
    await store.setPassword(first, { from: "old", to: "new", keptSession: "s1" });
    await store.setStanding(second, { disabled: true });
    const found = await store.accessOf([second, 99, first]);
    assert.deepEqual(
      found.toSorted((a, b) => a.id - b.id),
      [
        { id: first, role: BUYER, disabled: false, sessionGeneration: 1, keptSession: "s1" },
        { id: second, role: BUYER, disabled: true, sessionGeneration: 1, keptSession: "" },
      ],
    );
  });

  test(`${name}: the last enabled admin stays one; a disabled one does not count`, async () => {
    const { store, first, second } = await staged(ADMIN, ADMIN);
    assert.equal((await store.setStanding(second, { disabled: true }))?.kind, "done");
    assert.equal((await store.setStanding(first, { role: BUYER }))?.kind, "last_admin");
    assert.equal((await store.setStanding(first, { disabled: true }))?.kind, "last_admin");
    assert.equal((await store.setStanding(first, { role: ADMIN }))?.kind, "done");
    assert.equal((await store.setStanding(second, { role: OPERATOR }))?.kind, "done");
    const admin = (await store.findById(first)) ?? assert.fail();
    assert.deepEqual([admin.role, admin.disabled], [ADMIN, false]);
  });

  test(`${name}: admins who demote and disable each other at once leave one`, async () => {
    for (let round = 0; round < 5; round += 1) {
      const { store, ids } = await staged(ADMIN, ADMIN, ADMIN);
      const changes = ids.flatMap((id) => [
        store.setStanding(id, { role: BUYER }),
        store.setStanding(id, { disabled: true }),
      ]);
      const kinds = (await Promise.all(changes)).map((change) => change?.kind);
      assert.ok(kinds.includes("last_admin"));
      const accounts = await Promise.all(ids.map((id) => store.findById(id)));
      assert.equal(accounts.filter((account) => account?.role === ADMIN && !account.disabled).length, 1);
    }
  });
}
