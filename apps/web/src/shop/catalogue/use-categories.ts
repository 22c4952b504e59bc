import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { shop } from "../../api/shop.ts";

/** A category, and how many products are in it. */
export interface Category {
  id: number;
  name: string;
  name_en: string;
  count: number;
}

/** All categories. */
export function useCategories(): UseQueryResult<Category[]> {
  return useQuery({
    queryKey: ["categories"],
    queryFn: async ({ signal }) => (await shop.get("product/categories", undefined, { signal })).categories,
    staleTime: 60_000,
  });
}

/** The name of a category in the reader's language. */
export function useCategoryName(): (category: Pick<Category, "name" | "name_en">) => string {
  const { i18n } = useTranslation();
  return ({ name, name_en }) => (i18n.language === "en" && name_en ? name_en : name);
}
