const keyOf = (orderNo: string) => `flash-mall.paying.${orderNo}`;

/** Notes that a payment was begun in this browser: it is looked for when the page is opened again. */
export const noteBegun = (orderNo: string): void => localStorage.setItem(keyOf(orderNo), "1");

/** Whether one was. */
export const hasBegun = (orderNo: string): boolean => localStorage.getItem(keyOf(orderNo)) !== null;
