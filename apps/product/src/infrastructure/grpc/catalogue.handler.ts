import {
  type ListProductsRequest,
  type ListProductsResponse,
  type Product as ProductMessage,
  type ProductServiceDefinition,
  ProductSort,
  type Sku as SkuMessage,
} from "@mall/contracts/product";
import type { ServiceImplementation } from "@mall/rpc";
import type { getProduct, getSkus, listProducts, suggestProducts } from "../../application/index.ts";
import { invalid } from "../../application/input.ts";
import type { SearchQuery, SearchResult, SearchSort } from "../../application/ports/product-search.ts";
import type { Product, Sku } from "../../domain/catalogue.ts";

/** The part of the product service that shows what there is. */
type CatalogueImplementation = Pick<
  ServiceImplementation<ProductServiceDefinition>,
  "listProducts" | "getProduct" | "getSkus" | "suggestProducts"
>;

interface CatalogueUseCases {
  list: ReturnType<typeof listProducts>;
  get: ReturnType<typeof getProduct>;
  getSkus: ReturnType<typeof getSkus>;
  suggest: ReturnType<typeof suggestProducts>;
}

const SORTS: Record<ProductSort, SearchSort> = {
  [ProductSort.PRODUCT_SORT_UNSPECIFIED]: "best",
  [ProductSort.PRODUCT_SORT_DEFAULT]: "best",
  [ProductSort.PRODUCT_SORT_PRICE_ASC]: "price_asc",
  [ProductSort.PRODUCT_SORT_PRICE_DESC]: "price_desc",
  [ProductSort.PRODUCT_SORT_NEWEST]: "newest",
};

const FIRST_PAGE = 1;
const DEFAULT_PAGE_SIZE = 10;
const DEFAULT_SUGGESTIONS = 10;

/** Decodes, calls the use case, encodes. */
export function createCatalogueHandlers({ list, get, ...useCases }: CatalogueUseCases): CatalogueImplementation {
  const encodeList = onceEach(listMessage);
  return {
    listProducts: async (request) => encodeList(await list(queryOf(request))),
    getProduct: async ({ id }) => {
      const { product, skus } = await get(id);
      return { product: productMessage(product), skus: skus.map(skuMessage), category: product.category };
    },
    getSkus: async ({ skuIds }) => ({ skus: (await useCases.getSkus(skuIds)).map(skuMessage) }),
    suggestProducts: async ({ query, limit }) => ({
      names: await useCases.suggest({ query, limit: limit || DEFAULT_SUGGESTIONS }),
    }),
  };
}

/** Remembers what was made of each result as long as somebody has that. */
function onceEach<T extends object, R>(make: (result: T) => R): (result: T) => R {
  const made = new WeakMap<T, { value: R }>();
  return (result) => {
    const known = made.get(result);
    if (known) return known.value;
    const value = make(result);
    made.set(result, { value });
    return value;
  };
}

// 0 is how protobuf says that a field was left out.
function queryOf({ query, sort, categoryId, page, pageSize, ...range }: ListProductsRequest): SearchQuery {
  const order: SearchSort | undefined = SORTS[sort];
  if (!order) throw invalid("sort", "unknown order");
  return {
    words: query,
    sort: order,
    categoryId: categoryId || undefined,
    page: page || FIRST_PAGE,
    pageSize: pageSize || DEFAULT_PAGE_SIZE,
    minPriceCents: range.minPriceCents,
    maxPriceCents: range.maxPriceCents,
  };
}

function listMessage({ hits, total, categories, prices }: SearchResult): ListProductsResponse {
  return {
    products: hits.map(({ product, highlight }) => productMessage(product, highlight)),
    total,
    categories,
    prices: prices.map(({ fromCents, toCents = 0, count }) => ({ fromCents, toCents, count })),
  };
}

function productMessage(
  { category, skus, createdAt: _, revision: __, ...product }: Product,
  highlight = "",
): ProductMessage {
  const [first] = skus;
  return {
    ...product,
    categoryId: category.id,
    highlight,
    skuId: first?.id ?? 0,
    skuName: first?.name ?? "",
    skuPriceCents: first?.priceCents ?? 0,
  };
}

/** A SKU on the wire. */
export function skuMessage({ onSale: _, ...sku }: Sku): SkuMessage {
  return sku;
}
