import { useQuery } from "@tanstack/react-query";
import { language } from "../../i18n/language.ts";
import { backOffice } from "../back-office.ts";

/** The categories with their names in the reader's language; none while they load. */
export function useCategories(): { id: number; name: string }[] {
  const { data } = useQuery({ queryKey: ["admin", "categories"], queryFn: backOffice.categories, staleTime: 300_000 });
  const own = language();
  return (data?.categories ?? []).map(({ id, name, name_en }) => ({ id, name: own === "en" ? name_en : name }));
}
