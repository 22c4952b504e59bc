/** A SKU as the catalogue has it now. */
export interface SkuSnapshot {
  id: number;
  productId: number;
  productName: string;
  /** Name of the SKU. */
  name: string;
  picture: string;
  priceCents: number;
}

/** Looks SKUs up; those that do not exist are left out. */
export type SkuSnapshots = (ids: number[]) => Promise<SkuSnapshot[]>;
