import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Asked } from "../../ui/asked.tsx";
import { Empty } from "../../ui/empty.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { CategoryTiles } from "../catalogue/category-tiles.tsx";
import { ProductGrid } from "../catalogue/product-card.tsx";
import { useProducts } from "../catalogue/use-products.ts";
import { Hero } from "../home/hero.tsx";

/** Products on the first page. */
const SHELF = 20;

/** The first page: the sale that is on, the categories, the shelf. */
export default function HomePage() {
  const { t } = useTranslation(["common", "catalogue"]);
  useTitle(t("home"));
  return (
    <>
      <Hero />
      <section className="home-section" aria-label={t("catalogue:categories")}>
        <CategoryTiles />
      </section>
      <section className="home-section" aria-labelledby="shelf">
        <div className="page-head">
          <h2 id="shelf">{t("catalogue:shelf")}</h2>
          <Link to="/search">{t("catalogue:seeAll")}</Link>
        </div>
        <Shelf />
      </section>
    </>
  );
}

function Shelf() {
  const { t } = useTranslation("catalogue");
  const query = useProducts({ page: 1, page_size: SHELF });
  return (
    <Asked query={query} lines={4}>
      {({ products }) =>
        products.length === 0 ? (
          <Empty title={t("noProducts")}>
            <p>{t("noProductsHint")}</p>
          </Empty>
        ) : (
          <ProductGrid products={products} />
        )
      }
    </Asked>
  );
}
