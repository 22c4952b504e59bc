import { signToken } from "@mall/gateway/crowd";
import { openLoad } from "../load/open-load.ts";
import type { BenchShop } from "./start-shop.ts";

/** As many different people as the targets speak of. */
export const USERS = 20_000;

/** Above those of the demo accounts and of scripts. */
export const FIRST_USER = 100_000;

/** Access tokens of users who need not be registered in the demo profile, by the public secret. Valid for an hour. */
export function makeTokens(count = USERS): string[] {
  return Array.from({ length: count }, (_, index) => signToken(FIRST_USER + index, "my_secret_key", Date.now()));
}

const ADDRESS = {
  ...{ name: "张三", mobile: "13800138000", province: "山东省", city: "潍坊市", district: "寿光市" },
  detail_address: "蔬菜路1号",
};

/** Gives each buyer an address, through the front door; it is their default. @throws Error when one is refused. */
export async function addAddresses({ host, port }: BenchShop, tokens: readonly string[]): Promise<void> {
  const bodies = [JSON.stringify(ADDRESS)];
  const steps = [{ method: "POST" as const, path: "/api/v1/address/add", bodies }];
  const load = await openLoad({ host, port, connections: 16, steps, tokens });
  const { counts } = await load.run({ kind: "closed", visits: tokens.length });
  await load.close();
  if (counts["0 200"] !== tokens.length) throw new Error(`addresses were refused: ${JSON.stringify(counts)}`);
}
