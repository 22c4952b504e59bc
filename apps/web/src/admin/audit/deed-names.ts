/** The routes whose deeds have a name in `records:audit.deeds`, without /api/v1. */
const NAMES = {
  "POST /ops/users/role": "userRole",
  "POST /ops/users/disable": "userDisable",
  "POST /ops/products/save": "productSave",
  "POST /ops/products/delete": "productDelete",
  "POST /ops/products/price": "productPrice",
  "POST /ops/products/import": "productImport",
  "GET /ops/products/export": "productExport",
  "POST /ops/stock/adjust": "stockAdjust",
  "POST /seckill/activities": "saleCreate",
  "POST /ops/sales/start": "saleStart",
  "POST /ops/sales/stop": "saleStop",
  "POST /ops/orders/ship": "orderShip",
  "POST /ops/orders/complete": "orderComplete",
  "POST /ops/orders/refund": "orderRefund",
  "POST /ops/reviews/hide": "reviewHide",
  "POST /ops/dead-letters/retry": "lettersRetry",
  "PUT /ops/flow/rules": "flowRules",
  "POST /ops/flow/rules/restore": "flowRestore",
  "GET /ops/audit": "auditRead",
  "PUT /ops/faults": "faults",
  "POST /ops/services/stop": "serviceStop",
  "POST /ops/services/start": "serviceStart",
} as const;

/** The name of a deed. */
export type DeedName = (typeof NAMES)[keyof typeof NAMES];

/** The name of what an entry's action ("POST /api/v1/ops/users/role") did; undefined when it has none. */
export const deedName = (action: string): DeedName | undefined =>
  (NAMES as Record<string, DeedName>)[action.replace("/api/v1", "")];

/** JSON indented to read; as it is when it is none, such as one that was cut off. */
export function readable(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}
