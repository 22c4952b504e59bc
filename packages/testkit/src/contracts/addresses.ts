import assert from "node:assert/strict";
import { test } from "node:test";

interface Key {
  userId: number;
  addressId: number;
}

interface Stored {
  id: number;
  userId: number;
  name: string;
  isDefault: boolean;
}

const fields = {
  ...{ name: "张三", mobile: "13800138000", province: "山东省", city: "潍坊市", district: "寿光市" },
  detailAddress: "蔬菜路1号",
};

/** What an address book has to do; the address service's port, by structure. */
export interface AddressBookUnderTest {
  add(address: typeof fields & { userId: number; isDefault: boolean }, max: number): Promise<Stored | undefined>;
  list(userId: number): Promise<Stored[]>;
  find(key: Key): Promise<Stored | undefined>;
  findDefault(userId: number): Promise<Stored | undefined>;
  findDefaults(userIds: readonly number[]): Promise<Stored[]>;
  update(key: Key, changes: { name?: string }): Promise<Stored | undefined>;
  remove(key: Key): Promise<boolean>;
  setDefault(key: Key): Promise<boolean>;
}

/** The suite every address book passes. `makeBook` gives an empty one each time. */
export function addressBookContract(name: string, makeBook: () => Promise<AddressBookUnderTest>): void {
  const add = async (book: AddressBookUnderTest, userId: number, isDefault = false) => {
    const added = await book.add({ ...fields, userId, isDefault }, 20);
    assert.ok(added);
    return { userId, addressId: added.id };
  };
  const defaults = async (book: AddressBookUnderTest, userId: number) =>
    (await book.list(userId)).filter((one) => one.isDefault).map((one) => one.id);

  test(`${name}: the first address is the default, a later one when it asks to be`, async () => {
    const book = await makeBook();
    const first = await add(book, 1);
    const second = await add(book, 1);
    assert.deepEqual(await defaults(book, 1), [first.addressId]);
    const third = await add(book, 1, true);
    assert.deepEqual(
      (await book.list(1)).map((one) => one.id),
      [third.addressId, second.addressId, first.addressId],
    );
    assert.equal((await book.findDefault(1))?.id, third.addressId);
  });

  test(`${name}: default addresses of many: each with its own, whoever has none left out, however many ask`, async () => {
    const book = await makeBook();
    for (const userId of [1, 2, 3, 4, 5]) await add(book, userId);
    const second = await add(book, 2, true);
    await book.remove(await add(book, 6));
    assert.deepEqual(await book.findDefaults([]), []);
    assert.deepEqual(
      (await book.findDefaults([2])).map(({ id }) => id),
      [second.addressId],
    );
    for (let most = 2; most <= 9; most += 1) {
      const asked = Array.from({ length: most }, (_, index) => index + 1);
      const found = await book.findDefaults(asked);
      const owners = found.map(({ userId }) => userId).toSorted((a, b) => a - b);
      assert.deepEqual(
        owners,
        asked.filter((userId) => userId <= 5),
      );
      assert.ok(found.every(({ isDefault }) => isDefault));
      assert.equal(found.find(({ userId }) => userId === 2)?.id, second.addressId);
    }
    assert.deepEqual(
      (await book.findDefaults([1, 9, 1])).map(({ userId }) => userId),
      [1],
    );
  });

  test(`${name}: nobody reaches an address of somebody else`, async () => {
    const book = await makeBook();
    const { addressId } = await add(book, 1);
    const stranger = { userId: 2, addressId };
    assert.equal(await book.find(stranger), undefined);
    assert.equal(await book.update(stranger, { name: "李四" }), undefined);
    assert.equal(await book.remove(stranger), false);
    assert.equal(await book.setDefault(stranger), false);
    assert.equal((await book.find({ userId: 1, addressId }))?.name, "张三");
    assert.equal(await book.findDefault(2), undefined);
  });

  test(`${name}: a change keeps what it does not name, and may name nothing`, async () => {
    const book = await makeBook();
    const key = await add(book, 1);
    assert.equal((await book.update(key, { name: "李四" }))?.name, "李四");
    assert.deepEqual(await book.update(key, {}), {
      ...fields,
      name: "李四",
      id: key.addressId,
      userId: 1,
      isDefault: true,
    });
  });

  test(`${name}: the newest of the rest takes over from a default that goes`, async () => {
    const book = await makeBook();
    const [first, second, third] = [await add(book, 1), await add(book, 1), await add(book, 1)];
    assert.equal(await book.remove(first), true);
    assert.deepEqual(await defaults(book, 1), [third.addressId]);
    await book.remove(second);
    assert.deepEqual(await defaults(book, 1), [third.addressId]);
    assert.equal(await book.remove(third), true);
    assert.equal(await book.remove(third), false);
    assert.deepEqual(await book.list(1), []);
  });

  test(`${name}: however many race to be the default, one is`, async () => {
    const book = await makeBook();
    const keys = [];
    for (let count = 0; count < 10; count += 1) keys.push(await add(book, 1));
    await Promise.all([...keys, ...keys].map((key) => book.setDefault(key)));
    assert.equal((await defaults(book, 1)).length, 1);
    await Promise.all(Array.from({ length: 5 }, () => book.add({ ...fields, userId: 2, isDefault: false }, 20)));
    assert.equal((await defaults(book, 2)).length, 1);
  });

  test(`${name}: no more than the limit, also in a race`, async () => {
    const book = await makeBook();
    const added = await Promise.all(
      Array.from({ length: 6 }, () => book.add({ ...fields, userId: 1, isDefault: false }, 3)),
    );
    assert.equal(added.filter(Boolean).length, 3);
    assert.equal((await book.list(1)).length, 3);
  });
}
