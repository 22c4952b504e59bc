import assert from "node:assert/strict";
import { test } from "node:test";
import type { AddressBook } from "./address-book.ts";
import { createAddresses } from "./addresses.ts";

const good = {
  ...{ name: "张三", mobile: "13800138000", province: "山东省", city: "潍坊市", district: "寿光市" },
  detailAddress: "蔬菜路1号",
};
const call = { deadline: Number.POSITIVE_INFINITY };

/** A book in which nothing is found and nothing fits. */
const emptyBook = {
  ...{
    add: async () => undefined,
    list: async () => [],
    find: async () => undefined,
    findDefault: async () => undefined,
    findDefaults: async () => [],
  },
  ...{ update: async () => undefined, remove: async () => false, setDefault: async () => false },
} satisfies AddressBook;

test("each wrong field is named as in JSON", async () => {
  const addresses = createAddresses(emptyBook);
  const wrong = {
    ...{ name: " ", mobile: "123", province: "", city: "x".repeat(65), district: "\t" },
    detailAddress: "x".repeat(256),
  };
  for (const [name, value] of Object.entries(wrong)) {
    const field = name === "detailAddress" ? "detail_address" : name;
    const request = { ...good, userId: 1, isDefault: false, [name]: value };
    await assert.rejects(addresses.addAddress(request, call), { slug: "invalid_input", field });
  }
});

test("what is not there is not found, and too many are too many", async () => {
  const addresses = createAddresses(emptyBook);
  const key = { userId: 1, addressId: 2 };
  const notFound = { slug: "address_not_found", field: "address_id" };
  await assert.rejects(addresses.getAddress(key, call), notFound);
  await assert.rejects(addresses.deleteAddress(key, call), notFound);
  await assert.rejects(addresses.setDefaultAddress(key, call), notFound);
  await assert.rejects(addresses.addAddress({ ...good, userId: 1, isDefault: false }, call), {
    slug: "too_many_addresses",
  });
});

test("of 512 users at once the default addresses are told, of more none", async () => {
  const addresses = createAddresses(emptyBook);
  const users = (count: number) => ({ userIds: Array.from({ length: count }, (_, index) => index + 1) });
  assert.deepEqual(await addresses.getDefaultAddresses(users(512), call), { addresses: [] });
  await assert.rejects(addresses.getDefaultAddresses(users(513), call), { slug: "invalid_input", field: "user_ids" });
});
