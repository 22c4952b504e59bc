import { loadAddressConfig } from "@mall/address";
import { loadCartConfig } from "@mall/cart";
import type { Environment } from "@mall/config";
import { loadGatewayConfig } from "@mall/gateway";
import { loadOrderConfig } from "@mall/order";
import { loadPaymentConfig } from "@mall/payment";
import { loadProductConfig } from "@mall/product";
import { loadRuntimeConfig } from "@mall/runtime";
import { loadUserConfig } from "@mall/user";

/** What the single process is told: the runtime's part and each service's own. */
export type ShopConfig = ReturnType<typeof loadShopConfig>;

/** @throws ConfigError of the first part that does not fit. */
export function loadShopConfig(env: Environment) {
  return {
    runtime: loadRuntimeConfig(env),
    gateway: loadGatewayConfig(env),
    user: loadUserConfig(env),
    address: loadAddressConfig(env),
    product: loadProductConfig(env),
    cart: loadCartConfig(env),
    order: loadOrderConfig(env),
    payment: loadPaymentConfig(env),
  };
}
