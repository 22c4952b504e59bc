/** What these pages ask for themselves is no traffic to look at. */
export const isOwn = (resource: string): boolean => resource.includes("/api/v1/ops/");

/** What a look at these pages goes through as well, and what works by itself in a shop without a buyer. */
const BACKGROUND = [
  ...["gateway", "user_login", "order-service/ListSeckillOrders", "order-service/DescribeOrders"],
  ...["product-service/GetLedger"],
];

/** Whether traffic on a resource tells that somebody uses the shop: logging in here does not. */
export function isOfBuyers(resource: string): boolean {
  const isOfLogin = resource.includes("/api/v1/user/") || resource.startsWith("user-service/");
  return !isOwn(resource) && !isOfLogin && !BACKGROUND.includes(resource);
}
