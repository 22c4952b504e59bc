import type { Address, AddressServiceDefinition } from "@mall/contracts/address";
import { type Clock, chunksOf, fail } from "@mall/kernel";
import { isUnknownMethod, type ServiceClient } from "@mall/rpc";
import type { AddressBook } from "../../application/ports/address-book.ts";
import type { Receiver } from "../../domain/order/order.ts";

/** Users in one call at most: the contract's limit. */
const MOST_USERS = 512;

/** Milliseconds for which a service that does not know lists is not asked for one again: replicas of two releases. */
const ONE_BY_ONE_MS = 60_000;

/** The addresses behind address-service. */
export function createAddressGateway(
  addresses: ServiceClient<typeof AddressServiceDefinition>,
  clock: Clock,
): AddressBook {
  let oneByOneUntil = Number.NEGATIVE_INFINITY;

  const defaultsOf = async (userIds: number[], timeoutMs: number): Promise<readonly Address[]> =>
    (await addresses.getDefaultAddresses({ userIds }, { timeoutMs })).addresses;

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
    getDefaults: async (userIds, timeoutMs) => {
      if (clock.now() < oneByOneUntil) return undefined;
      try {
        const lists = await Promise.all(chunksOf(userIds, MOST_USERS).map((list) => defaultsOf(list, timeoutMs)));
        return new Map(lists.flat().map((address) => [address.userId, receiverAt(address)]));
      } catch (error) {
        if (!isUnknownMethod(error)) throw error;
        oneByOneUntil = clock.now() + ONE_BY_ONE_MS;
        return undefined;
      }
    },
  };
}

function receiverAt({ name, mobile, province, city, district, detailAddress }: Address): Receiver {
  return { name, mobile, address: `${province}${city}${district}${detailAddress}` };
}
