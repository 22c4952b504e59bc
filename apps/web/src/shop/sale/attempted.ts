const keyOf = (userId: number, skuId: number) => `flash-mall.attempt.${userId}.${skuId}`;

/** Notes that a buyer has tried for a SKU in this browser, so that a page that is opened again knows to ask for the place. */
export const noteAttempt = (userId: number, skuId: number): void => localStorage.setItem(keyOf(userId, skuId), "1");

/** Whether a buyer has tried for a SKU in this browser; who has not is not asked about, as there would be nothing to find. */
export const hasAttempted = (userId: number, skuId: number): boolean =>
  localStorage.getItem(keyOf(userId, skuId)) !== null;
