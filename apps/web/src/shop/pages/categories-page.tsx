import { useTranslation } from "react-i18next";
import { Asked } from "../../ui/asked.tsx";
import { Empty } from "../../ui/empty.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { CategoryShelf } from "../catalogue/category-shelf.tsx";
import { useCategories } from "../catalogue/use-categories.ts";

/** All categories, each with the first of its products. */
export default function CategoriesPage() {
  const { t } = useTranslation("catalogue");
  const query = useCategories();
  useTitle(t("categories"));
  return (
    <>
      <h1>{t("categories")}</h1>
      <Asked query={query} lines={4}>
        {(categories) =>
          categories.length === 0 ? (
            <Empty title={t("noProducts")}>
              <p>{t("noProductsHint")}</p>
            </Empty>
          ) : (
            categories.map((category) => <CategoryShelf key={category.id} category={category} />)
          )
        }
      </Asked>
    </>
  );
}
