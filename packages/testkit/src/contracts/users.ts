import assert from "node:assert/strict";
import { test } from "node:test";

interface Change {
  kind: string;
  account?: { id: number; username: string; mobile: string; nickname: string };
}

interface NewAccount {
  username: string;
  mobile: string;
  passwordHash: string;
  role: 1 | 3;
  id?: number;
}

interface Known {
  username: string;
  passwordHash: string;
  role: number;
  disabled: boolean;
  sessionGeneration: number;
  keptSession: string;
}

/** What a store of accounts has to do; the user service's port, by structure. */
export interface UserStoreUnderTest {
  create(account: NewAccount): Promise<Change>;
  findById(id: number): Promise<Known | undefined>;
  findByUsername(username: string): Promise<{ id: number } | undefined>;
  accessOf(ids: readonly number[]): Promise<(Omit<Known, "username" | "passwordHash"> & { id: number })[]>;
  list(query: {
    query: string;
    role: 1 | 2 | 3 | undefined;
    disabled: boolean | undefined;
    page: number;
    pageSize: number;
  }): Promise<{ accounts: { username: string; disabled: boolean }[]; total: number }>;
  update(id: number, changes: { nickname?: string; mobile?: string }): Promise<Change | undefined>;
  setPassword(id: number, change: { from: string; to: string; keptSession: string }): Promise<boolean>;
  setStanding(id: number, change: { role: 1 | 2 | 3 } | { disabled: boolean }): Promise<{ kind: string } | undefined>;
}

/** The suite every store of accounts passes. `makeStore` gives an empty one each time. */
export function usersContract(name: string, makeStore: () => Promise<UserStoreUnderTest>): void {
  const account = (username: string, mobile = "") => ({ username, mobile, passwordHash: "h", role: 1 as const });

  test(`${name}: who registers gets an id above those of demo users, and is found whatever the case`, async () => {
    const store = await makeStore();
    await store.create({ ...account("demo"), id: 3 });
    const created = await store.create(account("Farmer"));
    assert.equal(created.kind, "done");
    assert.equal(created.account?.id, 10_001);
    assert.equal((await store.findByUsername("fARMER"))?.id, 10_001);
    assert.equal((await store.findById(3))?.username, "demo");
    assert.equal(await store.findById(1000), undefined);
  });

  test(`${name}: of twenty that race for a name, one gets it; the same for a mobile number`, async () => {
    const store = await makeStore();
    const names = await Promise.all(Array.from({ length: 20 }, () => store.create(account("farmer"))));
    assert.deepEqual(
      [
        names.filter(({ kind }) => kind === "done").length,
        names.filter(({ kind }) => kind === "username_taken").length,
      ],
      [1, 19],
    );
    const mobiles = await Promise.all(
      Array.from({ length: 20 }, (_, index) => store.create(account(`user${index}`, "13800138000"))),
    );
    assert.deepEqual(
      [
        mobiles.filter(({ kind }) => kind === "done").length,
        mobiles.filter(({ kind }) => kind === "mobile_taken").length,
      ],
      [1, 19],
    );
  });

  test(`${name}: accounts are listed the latest first, by part of their names, role and access`, async () => {
    const store = await makeStore();
    for (const username of ["Farmer", "fa_mer", "armer2", "other%"]) await store.create(account(username));
    await store.create({ ...account("boss"), role: 3 });
    const away = (await store.create(account("away"))).account?.id ?? 0;
    await store.setStanding(away, { disabled: true });
    const all = { query: "", role: undefined, disabled: undefined, page: 1, pageSize: 10 };
    const list = async (changes: object) => {
      const { accounts, total } = await store.list({ ...all, ...changes });
      return [accounts.map(({ username }) => username), total];
    };
    assert.deepEqual(await list({}), [["away", "boss", "other%", "armer2", "fa_mer", "Farmer"], 6]);
    assert.deepEqual(await list({ page: 2, pageSize: 4 }), [["fa_mer", "Farmer"], 6]);
    assert.deepEqual(await list({ query: "ARMER" }), [["armer2", "Farmer"], 2]);
    assert.deepEqual(await list({ query: "a_m" }), [["fa_mer"], 1], "signs of LIKE are meant as they stand");
    assert.deepEqual(await list({ query: "%" }), [["other%"], 1]);
    assert.deepEqual(await list({ role: 3 }), [["boss"], 1]);
    assert.deepEqual(await list({ disabled: true }), [["away"], 1]);
    assert.deepEqual(await list({ disabled: false, role: 1, query: "a" }), [["armer2", "fa_mer", "Farmer"], 3]);
  });

  test(`${name}: many have no mobile number`, async () => {
    const store = await makeStore();
    assert.equal((await store.create(account("a"))).kind, "done");
    assert.equal((await store.create(account("b"))).kind, "done");
  });

  test(`${name}: a change keeps what it does not name; a number of somebody else is taken`, async () => {
    const store = await makeStore();
    const first = (await store.create(account("a", "13800138000"))).account?.id ?? 0;
    const second = (await store.create(account("b"))).account?.id ?? 0;
    const changed = await store.update(first, { nickname: "阿农" });
    assert.deepEqual([changed?.account?.nickname, changed?.account?.mobile], ["阿农", "13800138000"]);
    assert.equal((await store.update(second, { mobile: "13800138000" }))?.kind, "mobile_taken");
    assert.equal((await store.update(first, { mobile: "13800138000" }))?.kind, "done");
    assert.equal((await store.update(first, { mobile: "" }))?.account?.mobile, "");
    assert.equal((await store.update(first, {}))?.kind, "done");
    assert.equal(await store.update(99, { nickname: "x" }), undefined);
  });
}
