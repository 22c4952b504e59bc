import type { FileError } from "./read-file.ts";
import type { CatalogueLine } from "./read-lines.ts";

/** The lines of one product; the first says what it is. */
export interface ProductLines {
  first: CatalogueLine;
  lines: CatalogueLine[];
}

/** What is the same on all lines of a product. */
const SHARED = {
  product_name: "name",
  description: "description",
  picture: "picture",
  category_id: "categoryId",
} as const;

/** Gathers lines by product: by its id, those of new ones by the name. */
export function groupLines(lines: readonly CatalogueLine[]): { products: ProductLines[]; errors: FileError[] } {
  const groups = Map.groupBy(lines, ({ productId, name }) => productId ?? `new ${name}`);
  const products = [...groups.values()].flatMap((own) => {
    const [first] = own;
    return first ? [{ first, lines: own }] : [];
  });
  return { products, errors: [...products.flatMap(differences), ...repeated(lines)] };
}

function differences({ first, lines }: ProductLines): FileError[] {
  return lines.flatMap((line) =>
    Object.entries(SHARED)
      .filter(([, key]) => line[key] !== first[key])
      .map(([field]) => ({ line: line.line, field, reason: `not as on line ${first.line}, the same product` })),
  );
}

function repeated(lines: readonly CatalogueLine[]): FileError[] {
  const known = new Map<number, number>();
  return lines.flatMap(({ line, skuId }) => {
    if (skuId === undefined) return [];
    const earlier = known.get(skuId);
    if (earlier !== undefined) return [{ line, field: "sku_id", reason: `as on line ${earlier}` }];
    known.set(skuId, line);
    return [];
  });
}
