import { loadAddressConfig } from "@mall/address";
import { loadAdminConfig } from "@mall/admin";
import { loadCartConfig } from "@mall/cart";
import { ConfigError, type Environment, loadConfig } from "@mall/config";
import { loadGatewayConfig } from "@mall/gateway";
import { loadOrderConfig } from "@mall/order";
import { loadPaymentConfig } from "@mall/payment";
import { loadProductConfig } from "@mall/product";
import { loadReviewConfig } from "@mall/review";
import { loadRuntimeConfig } from "@mall/runtime";
import { loadUserConfig } from "@mall/user";
import { Type } from "typebox";
import { checkProduction } from "./production.ts";

/** The variables that only the whole shop reads. */
const shopVariables = Type.Object({
  SHOP_WORKERS: Type.Integer({
    minimum: 1,
    maximum: 64,
    default: 1,
    description: "Processes that share the port, each the whole shop; more than one needs all servers.",
  }),
});

/** What the single process is told: the runtime's part and each service's own. */
export type ShopConfig = ReturnType<typeof loadParts>;

/** @throws ConfigError of the first part that does not fit, or of parts that do not fit one another. */
export function loadShopConfig(env: Environment): ShopConfig {
  const config = loadParts(env);
  checkProduction(config.gateway.profile, env);
  checkServers(config.workers, env);
  return config;
}

function loadParts(env: Environment) {
  return {
    runtime: loadRuntimeConfig(env),
    workers: loadConfig(shopVariables, env).SHOP_WORKERS,
    gateway: loadGatewayConfig(env),
    user: loadUserConfig(env),
    address: loadAddressConfig(env),
    product: loadProductConfig(env),
    cart: loadCartConfig(env),
    order: loadOrderConfig(env),
    payment: loadPaymentConfig(env),
    review: loadReviewConfig(env),
    admin: loadAdminConfig(env),
  };
}

/** The embedded adapters are for one process: two would sell from two stocks. */
function checkServers(workers: number, env: Environment): void {
  if (workers === 1) return;
  const missing = ["MYSQL_URL", "REDIS_URL", "RABBITMQ_URL", "ES_URL"].filter((name) => !env[name]);
  const problem = `is missing: SHOP_WORKERS=${workers} needs all servers (leave SHOP_WORKERS out for one process)`;
  if (missing.length > 0) throw new ConfigError(missing.map((name) => ({ name, problem })));
}
