/** Draws a new order number; one that is taken already must be drawn again. */
export type DrawOrderNo = () => string;
