import { ShopError } from "@mall/sdk";
import { useTranslation } from "react-i18next";
import { Link, useParams, useSearchParams } from "react-router";
import { Asked } from "../../ui/asked.tsx";
import { Empty } from "../../ui/empty.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { AlsoLike } from "../product/also-like.tsx";
import { BuyBox } from "../product/buy-box.tsx";
import { choiceOf, choiceQuery } from "../product/choice.ts";
import { ReviewList, useReviews } from "../product/review-list.tsx";
import { Stars } from "../product/stars.tsx";
import { Trail } from "../product/trail.tsx";
import { type Detail, useProduct } from "../product/use-product.ts";
import "../product/product.css";

/** A product: what it is, its sizes, what buyers say of it. */
export default function ProductPage() {
  const { t } = useTranslation("catalogue");
  const { productId } = useParams();
  const id = Number(productId);
  const query = useProduct(id);
  useTitle(query.data?.name ?? t("allProducts"));
  if (!Number.isSafeInteger(id) || id < 1 || isMissing(query.error)) return <Gone />;
  return (
    <Asked query={query} lines={4}>
      {(product) => <Product key={product.id} product={product} />}
    </Asked>
  );
}

const isMissing = (error: unknown): boolean => error instanceof ShopError && error.status === 404;

function Gone() {
  const { t } = useTranslation("catalogue");
  return (
    <>
      <h1>{t("gone")}</h1>
      <Empty title={t("goneHint")}>
        <Link className="button" to="/search">
          {t("heroBrowse")}
        </Link>
      </Empty>
    </>
  );
}

function Product({ product }: { product: Detail }) {
  const { t } = useTranslation("catalogue");
  const [query, setQuery] = useSearchParams();
  const choice = choiceOf(product.skus, query);
  const sku = product.skus.find(({ sku_id }) => sku_id === choice?.skuId);
  return (
    <>
      <Trail product={product} />
      <article className="product">
        <img src={product.picture} alt={product.name} width="400" height="400" />
        <div>
          <h1>{product.name}</h1>
          <Rating productId={product.id} />
          <p className="description">{product.description}</p>
          {choice && sku ? (
            <BuyBox
              skus={product.skus}
              sku={sku}
              choice={choice}
              onChoose={(wanted) => setQuery(choiceQuery(wanted), { replace: true, preventScrollReset: true })}
            />
          ) : (
            <p className="note warn">{t("soldOut")}</p>
          )}
        </div>
      </article>
      <ReviewList productId={product.id} />
      <AlsoLike product={product} />
    </>
  );
}

/** The average of the reviews, leading to them. */
function Rating({ productId }: { productId: number }) {
  const { t } = useTranslation("catalogue");
  const { data } = useReviews(productId, 1);
  if (!data || data.summary.count === 0) return null;
  return (
    <a className="rating" href="#reviews">
      <Stars rating={data.summary.average} /> {t("reviewCount", { count: data.summary.count })}
    </a>
  );
}
