import type { ProductDraft, ProductServiceDefinition, SkuDraft } from "@mall/contracts/product";
import type { ServiceImplementation } from "@mall/rpc";
import type { adjustStock, deleteProduct, editCatalogue, readCatalogue, setPrices } from "../../application/index.ts";
import type { ProductEdit, SkuEdit } from "../../domain/catalogue-edit.ts";

/** The part of the product service that staff and the back office use. */
type EditingImplementation = Pick<
  ServiceImplementation<ProductServiceDefinition>,
  | "listCatalogue"
  | "readCatalogue"
  | "listCategories"
  | "saveProducts"
  | "deleteProduct"
  | "setPrices"
  | "adjustStock"
  | "getCatalogueStatistics"
  | "getProductCategories"
>;

interface EditingUseCases {
  reads: ReturnType<typeof readCatalogue>;
  edit: ReturnType<typeof editCatalogue>;
  remove: ReturnType<typeof deleteProduct>;
  setPrices: ReturnType<typeof setPrices>;
  adjust: ReturnType<typeof adjustStock>;
}

/** Decodes, calls the use case, encodes. 0 is how protobuf says that a field was left out. */
export function createEditingHandlers({
  reads,
  edit,
  remove,
  adjust,
  ...useCases
}: EditingUseCases): EditingImplementation {
  return {
    listCatalogue: ({ categoryId, ...query }) => reads.list({ ...query, categoryId: categoryId || undefined }),
    readCatalogue: async ({ categoryId, ...query }) => ({
      products: await reads.read({ ...query, categoryId: categoryId || undefined }),
    }),
    listCategories: async () => ({ categories: await reads.categories() }),
    saveProducts: async ({ products }) => ({ products: await edit(products.map(editOf)) }),
    deleteProduct: async ({ id }) => {
      await remove(id);
      return {};
    },
    setPrices: async ({ prices }) => {
      await useCases.setPrices(prices);
      return {};
    },
    adjustStock: async (adjustment) => ({ stock: await adjust(adjustment) }),
    getCatalogueStatistics: reads.figures,
    getProductCategories: async ({ productIds }) => ({ products: await reads.categoriesOf(productIds) }),
  };
}

function editOf({ id, revision, skus, ...product }: ProductDraft): ProductEdit {
  const { name, description, picture, categoryId } = product;
  const known = { id: id || undefined, revision: revision || undefined };
  return { ...known, name, description, picture, categoryId, skus: skus.map(skuEditOf) };
}

function skuEditOf({ id, ...sku }: SkuDraft): SkuEdit {
  return { ...sku, id: id || undefined };
}
