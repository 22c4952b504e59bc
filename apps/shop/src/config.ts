import { loadAddressConfig } from "@mall/address";
import { loadCartConfig } from "@mall/cart";
import type { Environment } from "@mall/config";
import { loadGatewayConfig } from "@mall/gateway";
import { loadOrderConfig } from "@mall/order";
import { loadPaymentConfig } from "@mall/payment";
import { loadProductConfig } from "@mall/product";
import { loadRuntimeConfig } from "@mall/runtime";
import { loadUserConfig } from "@mall/user";
import { checkProduction } from "./production.ts";

/** What the single process is told: the runtime's part and each service's own. */
export type ShopConfig = ReturnType<typeof loadParts>;

/** @throws ConfigError of the first part that does not fit, or of parts that do not fit one another. */
export function loadShopConfig(env: Environment): ShopConfig {
  const config = loadParts(env);
  checkProduction(config.gateway.profile, env);
  return config;
}

function loadParts(env: Environment) {
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
