import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Asked } from "../../ui/asked.tsx";
import { searchLink } from "../search/search-state.ts";
import { pictureOf } from "./category-picture.ts";
import { ProductGrid } from "./product-card.tsx";
import { type Category, useCategoryName } from "./use-categories.ts";
import { useProducts } from "./use-products.ts";
import "./category-shelf.css";

/** Products of a category that are shown before one asks for all. */
const FIRST = 5;

/** A category with the first of its products. */
export function CategoryShelf({ category }: { category: Category }) {
  const { t } = useTranslation("catalogue");
  const name = useCategoryName()(category);
  const query = useProducts({ category_id: category.id, page: 1, page_size: FIRST });
  const headId = `category-${category.id}`;
  return (
    <section className="category-shelf" aria-labelledby={headId}>
      <div className="page-head">
        <h2 id={headId} className="row">
          <img src={pictureOf(category.id)} alt="" width="40" height="40" /> {name}
        </h2>
        <Link to={searchLink({ categoryId: category.id })} aria-label={`${t("seeAll")} (${category.count}) · ${name}`}>
          {t("seeAll")} ({category.count})
        </Link>
      </div>
      <Asked query={query} lines={1}>
        {({ products }) => <ProductGrid products={products} />}
      </Asked>
    </section>
  );
}
