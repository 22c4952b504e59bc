import type { Address } from "@mall/contracts/address";

/** What a buyer writes on a parcel. */
export type AddressFields = Pick<Address, "name" | "mobile" | "province" | "city" | "district" | "detailAddress">;

/** Whose address. Every step asks for both, so that nobody reaches one of somebody else. */
export interface AddressKey {
  userId: number;
  addressId: number;
}

/** A new address. */
export interface NewAddress extends AddressFields {
  userId: number;
  /** Wanted as the default; the first one is, wanted or not. */
  isDefault: boolean;
}

/** Keeps the addresses. At all times each buyer with addresses has exactly one default. */
export interface AddressBook {
  /** Undefined when the buyer has `max` already. */
  add(address: NewAddress, max: number): Promise<Address | undefined>;
  /** The default first, then newest first. */
  list(userId: number): Promise<Address[]>;
  find(key: AddressKey): Promise<Address | undefined>;
  findDefault(userId: number): Promise<Address | undefined>;
  /** Those of many buyers, in no particular order; who has none is left out. */
  findDefaults(userIds: readonly number[]): Promise<Address[]>;
  /** The changed address; undefined when it is not there. */
  update(key: AddressKey, changes: Partial<AddressFields>): Promise<Address | undefined>;
  /** False when it is not there. The newest of the rest takes over from a default that goes. */
  remove(key: AddressKey): Promise<boolean>;
  /** False when it is not there. */
  setDefault(key: AddressKey): Promise<boolean>;
}
