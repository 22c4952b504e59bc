import type { Address } from "@mall/contracts/address";
import { selectIn } from "@mall/storage";
import type { Kysely, Selectable } from "kysely";
import type { AddressDatabase, AddressRow } from "./migrations.ts";

/** What an answer is made of. */
export type AddressColumns = Selectable<Omit<AddressRow, "created_at">>;

const COLUMNS = "id, user_id, name, mobile, province, city, district, detail_address, is_default";

/** The default addresses of any number of users in one statement; those who have none are left out. */
export async function defaultsOf(db: Kysely<AddressDatabase>, userIds: readonly number[]): Promise<Address[]> {
  const text = `select ${COLUMNS} from addresses where is_default = 1 and user_id in`;
  return (await selectIn<AddressColumns>(db, text, userIds)).map(addressOf);
}

/** An address as the contract has it. */
export function addressOf(row: AddressColumns): Address {
  const { id, name, mobile, province, city, district, user_id: userId, detail_address: detailAddress } = row;
  return { id, userId, name, mobile, province, city, district, detailAddress, isDefault: row.is_default === 1 };
}
