import type { AddressServiceDefinition } from "@mall/contracts/address";
import { fail } from "@mall/kernel";
import type { ServiceImplementation } from "@mall/rpc";
import type { AddressBook, AddressFields } from "./address-book.ts";
import { checkFields } from "./check-fields.ts";

/** Addresses a buyer may have. */
const MAX_ADDRESSES = 20;

/** Users whose default addresses may be asked for at once. */
const MAX_USERS = 512;

/** The use cases of addresses, in the shape of their contract. */
export function createAddresses(book: AddressBook): ServiceImplementation<AddressServiceDefinition> {
  return {
    addAddress: async (request) => {
      checkFields(request);
      const address = await book.add(request, MAX_ADDRESSES);
      if (!address) throw fail("too_many_addresses", { params: { max: MAX_ADDRESSES } });
      return { address };
    },
    listAddresses: async ({ userId }) => ({ addresses: await book.list(userId) }),
    getAddress: async (key) => ({ address: found(await book.find(key)) }),
    getDefaultAddress: async ({ userId }) => ({ address: await book.findDefault(userId) }),
    getDefaultAddresses: async ({ userIds }) => {
      if (userIds.length > MAX_USERS) {
        throw fail("invalid_input", { field: "user_ids", params: { reason: `at most ${MAX_USERS}` } });
      }
      return { addresses: await book.findDefaults(userIds) };
    },
    updateAddress: async ({ userId, addressId, ...given }) => {
      const changes = onlyGiven(given);
      checkFields(changes);
      return { address: found(await book.update({ userId, addressId }, changes)) };
    },
    deleteAddress: async (key) => {
      found(await book.remove(key));
      return {};
    },
    setDefaultAddress: async (key) => {
      found(await book.setDefault(key));
      return {};
    },
  };
}

/** An address of somebody else is not found either. */
function found<T>(result: T | undefined | false): T {
  if (result === undefined || result === false) throw fail("address_not_found", { field: "address_id" });
  return result;
}

function onlyGiven(fields: { [K in keyof AddressFields]?: string | undefined }): Partial<AddressFields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
