import type { BodyOf, DataOf } from "@mall/sdk";
import {
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { shop } from "../../api/shop.ts";
import { useSession } from "../../session/session.ts";

/** An address of the buyer. */
export type Address = DataOf<"get", "address/list">["addresses"][number];

/** What an address is made of. */
export type AddressFields = BodyOf<"post", "address/add">;

/** The addresses of who is logged in, the default first. Asks nothing for a visitor. */
export function useAddresses(): UseQueryResult<Address[]> {
  const session = useSession();
  return useQuery({
    queryKey: ["addresses", session?.userId],
    queryFn: async ({ signal }) => (await shop.get("address/list", undefined, { signal })).addresses,
    enabled: session !== null,
  });
}

/** A change of addresses, after which the list is asked for again; it settles when the new list is there. */
export function useAddressChange<V, R>(change: (given: V) => Promise<R>): UseMutationResult<R, Error, V> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => client.invalidateQueries({ queryKey: ["addresses"] }),
  });
}

/** Adds an address, or changes one. @returns its id */
export async function saveAddress(fields: AddressFields, id: number | undefined): Promise<number> {
  if (id === undefined) return (await shop.post("address/add", fields)).address_id;
  const { is_default, ...rest } = fields;
  await shop.post("address/update", { address_id: id, ...rest });
  if (is_default) await shop.post("address/set_default", { address_id: id });
  return id;
}
