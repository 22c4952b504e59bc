import { Link } from "react-router";
import { Price } from "../../ui/price.tsx";
import { Highlighted } from "../search/highlighted.tsx";
import type { Product } from "./use-products.ts";
import "./product-card.css";

/** A product in a list: its name leads to its page, and so does all of the card. */
function ProductCard({ product }: { product: Product }) {
  const { id, name, description, picture, highlight, sku_name, sku_price_cents, price_cents } = product;
  return (
    <li className="product-card">
      <img src={picture} alt="" width="400" height="400" loading="lazy" />
      <div className="words">
        <h3>
          <Link to={`/products/${id}`}>{highlight ? <Highlighted highlight={highlight} /> : name}</Link>
        </h3>
        <p className="about">{description}</p>
        <p className="foot">
          <Price cents={sku_price_cents || price_cents} /> <span className="soft">{sku_name}</span>
        </p>
      </div>
    </li>
  );
}

/** Products side by side. */
export function ProductGrid({ products }: { products: Product[] }) {
  return (
    <ul className="product-grid">
      {products.map((product) => (
        <ProductCard key={product.id} product={product} />
      ))}
    </ul>
  );
}
