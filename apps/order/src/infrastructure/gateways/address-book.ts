import type { Address, AddressServiceDefinition } from "@mall/contracts/address";
import { fail } from "@mall/kernel";
import type { ServiceClient } from "@mall/rpc";
import type { AddressBook } from "../../application/ports/address-book.ts";
import type { Receiver } from "../../domain/order/order.ts";

/** The addresses behind address-service. */
export function createAddressGateway(addresses: ServiceClient<typeof AddressServiceDefinition>): AddressBook {
  return {
    get: async (userId, addressId) => {
      const { address } = await addresses.getAddress({ userId, addressId });
      // The owner is judged here as well: an address that leaks prints somebody's home on a parcel.
      if (address?.userId !== userId) throw fail("address_not_found", { field: "address_id" });
      return receiverAt(address);
    },
    getDefault: async (userId, timeoutMs) => {
      const { address } = await addresses.getDefaultAddress({ userId }, timeoutMs === undefined ? {} : { timeoutMs });
      return address && receiverAt(address);
    },
  };
}

function receiverAt({ name, mobile, province, city, district, detailAddress }: Address): Receiver {
  return { name, mobile, address: `${province}${city}${district}${detailAddress}` };
}
