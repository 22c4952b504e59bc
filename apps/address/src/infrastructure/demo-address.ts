import type { AddressBook } from "../application/address-book.ts";

/** Id of the account `demo`, which the user service makes in the demo profile. */
const DEMO_BUYER = 3;

const DEMO_ADDRESS = {
  ...{ name: "演示买家", mobile: "13800138000", province: "山东省", city: "潍坊市", district: "寿光市" },
  detailAddress: "圣城街道蔬菜大道1号",
};

/** Gives the demo buyer an address to order to, unless there is one: a limit of one makes that a single step. */
export async function createDemoAddress(book: AddressBook): Promise<void> {
  await book.add({ ...DEMO_ADDRESS, userId: DEMO_BUYER, isDefault: true }, 1);
}
