import type { GetOrderStatisticsResponse, OrderServiceDefinition } from "@mall/contracts/order";
import type { Category, GetCatalogueStatisticsResponse, ProductServiceDefinition } from "@mall/contracts/product";
import type { GetUserStatisticsResponse, UserServiceDefinition } from "@mall/contracts/user";
import { chunksOf, fail, isPassing } from "@mall/kernel";
import type { ServiceClient } from "@mall/rpc";

/** The services that have figures. */
export interface Sources {
  orders: Pick<ServiceClient<OrderServiceDefinition>, "getOrderStatistics">;
  users: Pick<ServiceClient<UserServiceDefinition>, "getUserStatistics">;
  products: Pick<
    ServiceClient<ProductServiceDefinition>,
    "getCatalogueStatistics" | "listCategories" | "getProductCategories"
  >;
}

/** What they told. */
export interface Figures {
  orders: GetOrderStatisticsResponse;
  users: GetUserStatisticsResponse;
  catalogue: GetCatalogueStatisticsResponse;
  /** Categories by id. */
  shelves: ReadonlyMap<number, Category>;
  /** Category by product. */
  shelfOf: ReadonlyMap<number, number>;
}

/** Products of one question. */
const MOST_PRODUCTS = 1000;

/** Asks all services at the same time. @throws AppError `figures_unavailable` naming one that is away. */
export async function gatherFigures(
  { orders, users, products }: Sources,
  days: { firstDayMs: number; days: number },
): Promise<Figures> {
  const [sold, people, catalogue, shelves] = await Promise.all([
    named("order-service", orders.getOrderStatistics(days)),
    named("user-service", users.getUserStatistics(days)),
    named("product-service", products.getCatalogueStatistics({})),
    named("product-service", products.listCategories({})),
  ]);
  const ids = sold.products.map(({ productId }) => productId);
  const found = await named("product-service", askShelves(ids, products));
  return {
    ...{ orders: sold, users: people, catalogue },
    shelves: new Map(
      shelves.categories.flatMap(({ category }) => (category ? [[category.id, category] as const] : [])),
    ),
    shelfOf: new Map(found.map(({ productId, categoryId }) => [productId, categoryId])),
  };
}

async function askShelves(ids: readonly number[], products: Pick<Sources["products"], "getProductCategories">) {
  const parts = [...chunksOf(ids, MOST_PRODUCTS)];
  const answers = await Promise.all(
    parts.map((productIds) => products.getProductCategories({ productIds: [...productIds] })),
  );
  return answers.flatMap((answer) => answer.products);
}

/** Says which service it was that did not answer. */
async function named<T>(service: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw isPassing(error) ? fail("figures_unavailable", { params: { service }, cause: error }) : error;
  }
}
