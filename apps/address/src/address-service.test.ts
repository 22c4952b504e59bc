import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { silentLogger } from "@mall/kernel";
import type { Platform } from "@mall/runtime";
import { createManualClock, temporaryDirectory } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import { composeAddress, loadAddressConfig } from "./compose.ts";

const call = { deadline: Number.POSITIVE_INFINITY };
const demoBuyer = { userId: 3 };
const fields = {
  ...{ name: "张三", mobile: "13800138000", province: "山东省", city: "潍坊市", district: "寿光市" },
  detailAddress: "蔬菜路1号",
};

async function startService(env: Record<string, string> = {}) {
  const directory = temporaryDirectory();
  const compose = () =>
    composeAddress(loadAddressConfig(env), {
      service: "address-service",
      clock: createManualClock(),
      logger: silentLogger,
      tracing: noTracing,
      broker: {} as Platform["broker"],
      directory: {} as Platform["directory"],
      dataDir: directory.path,
    });
  let service = await compose();
  return {
    addresses: () => service.implementation,
    restart: async () => {
      await service.stop();
      service = await compose();
    },
    close: async () => {
      await service.stop();
      directory.remove();
    },
  };
}

describe("address service", () => {
  test("add, list, change, delete: kept across a restart, and nobody else's", async () => {
    const { addresses, restart, close } = await startService({ PROFILE: "production" });
    const first = await addresses().addAddress({ ...fields, userId: 7, isDefault: false }, call);
    const second = await addresses().addAddress({ ...fields, userId: 7, isDefault: false }, call);
    assert.deepEqual([first.address?.id, second.address?.id], [1, 2]);
    await restart();
    const mine = { userId: 7, addressId: 2 };
    await addresses().setDefaultAddress(mine, call);
    const { address } = await addresses().updateAddress({ ...mine, name: "李四" }, call);
    assert.deepEqual(address, { ...fields, id: 2, userId: 7, name: "李四", isDefault: true });
    const theirs = { userId: 8, addressId: 2 };
    await assert.rejects(addresses().updateAddress({ ...theirs, name: "王五" }, call), { slug: "address_not_found" });
    await assert.rejects(addresses().deleteAddress(theirs, call), { slug: "address_not_found" });
    await addresses().deleteAddress(mine, call);
    assert.equal((await addresses().getDefaultAddress({ userId: 7 }, call)).address?.id, 1);
    await close();
  });

  test("twenty addresses are the most", async () => {
    const { addresses, close } = await startService();
    const add = () => addresses().addAddress({ ...fields, userId: 7, isDefault: false }, call);
    for (let count = 0; count < 20; count += 1) await add();
    await assert.rejects(add(), { slug: "too_many_addresses", params: { max: 20 } });
    await close();
  });

  test("the demo's buyer has one address, however often it starts; production has none", async () => {
    const demo = await startService();
    await demo.restart();
    const { addresses } = await demo.addresses().listAddresses(demoBuyer, call);
    assert.deepEqual(
      addresses.map(({ isDefault }) => isDefault),
      [true],
    );
    await demo.close();
    const production = await startService({ PROFILE: "production" });
    assert.deepEqual(await production.addresses().listAddresses(demoBuyer, call), { addresses: [] });
    await production.close();
  });
});
