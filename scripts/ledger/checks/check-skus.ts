import type { Finding } from "../ledger-report.ts";
import type { ReservationRow, SkuRow } from "../sql/tables.ts";

/** Units of each SKU in reservations. Holds two numbers a SKU. */
export interface ReservedUnits {
  add(rows: readonly ReservationRow[]): void;
  of(skuId: number): { held: number; sold: number };
  skus(): number[];
}

/** Counts as reservations are read. */
export function countReserved(): ReservedUnits {
  const units = new Map<number, { held: number; sold: number }>();
  const of = (skuId: number) => units.get(skuId) ?? { held: 0, sold: 0 };
  return {
    add: (rows) => {
      for (const { sku_id, quantity, state } of rows) {
        if (sku_id === 0 || (state !== "held" && state !== "sold")) continue;
        const before = of(sku_id);
        units.set(sku_id, { ...before, [state]: before[state] + quantity });
      }
    },
    of,
    skus: () => [...units.keys()],
  };
}

/** What a SKU has as held and sold is what reservations hold and have sold. */
export function checkSkus(skus: readonly SkuRow[], reserved: ReservedUnits): Finding[] {
  const known = new Set(skus.map(({ id }) => id));
  const lost = reserved.skus().filter((skuId) => !known.has(skuId));
  return [
    ...skus.flatMap((sku) => differences(sku, reserved.of(sku.id))),
    ...lost.map((skuId) => ({
      ...{ kind: "reservation_of_no_sku", skuId },
      detail: `Reservations have units of SKU ${skuId}, which is not there.`,
    })),
  ];
}

function differences({ id, held, sold }: SkuRow, reserved: { held: number; sold: number }): Finding[] {
  if (held === reserved.held && sold === reserved.sold) return [];
  const detail = `SKU ${id} has ${held} held and ${sold} sold; its reservations have ${reserved.held} and ${reserved.sold}.`;
  return [{ kind: "stock_differs_from_reservations", skuId: id, detail }];
}
