/** The keys of a SKU's sale, as ADR 10 promises them to people with redis-cli. */
export interface SaleKeys {
  stock: string;
  user: string;
  sale: string;
  claims: string;
  pending: string;
  held: string;
}

/** @param tagged in a cluster the SKU is a hash tag: `seckill:stock:{2}`. */
export function saleKeys(skuId: number, tagged: boolean): SaleKeys {
  const key = (name: string) => `seckill:${name}:${tagged ? `{${skuId}}` : skuId}`;
  const [stock, user, sale] = [key("stock"), key("user"), key("sale")];
  return { stock, user, sale, claims: key("claims"), pending: key("pending"), held: key("held") };
}

/** The SKU in a key; undefined where there is none. */
export function skuOfKey(key: string): number | undefined {
  const [, plain, braced] = /^seckill:[a-z]+:(?:(\d{1,16})|\{(\d{1,16})\})$/.exec(key) ?? [];
  const sku = plain ?? braced;
  return sku === undefined ? undefined : Number(sku);
}

/** When the place of this order number was won, epoch milliseconds; 0 for other numbers. */
export function wonAt(orderNo: string): number {
  const [, attempt] = /^SK-\d+-\d{1,16}-([0-9a-z]{1,10})$/.exec(orderNo) ?? [];
  return attempt === undefined ? 0 : Number.parseInt(attempt, 36);
}

/** The SKU in the order number of a flash sale; undefined for other numbers. */
export function skuOfOrderNo(orderNo: string): number | undefined {
  const [, sku] = /^SK-\d+-(\d{1,16})-/.exec(orderNo) ?? [];
  return sku === undefined ? undefined : Number(sku);
}
