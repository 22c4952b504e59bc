import { AdminServiceDefinition } from "@mall/contracts/admin";
import { OrderServiceDefinition } from "@mall/contracts/order";
import { ProductServiceDefinition } from "@mall/contracts/product";
import { UserServiceDefinition } from "@mall/contracts/user";
import type { Platform, ServiceModule } from "@mall/runtime";
import { changePrices } from "./application/change-prices.ts";
import { exportCatalogue } from "./application/export-catalogue.ts";
import { getDashboard } from "./application/get-dashboard.ts";
import { importCatalogue } from "./application/import-catalogue.ts";
import { keepAnswers } from "./application/kept-answers.ts";
import type { AdminConfig } from "./config.ts";

export { type AdminConfig, adminVariables, loadAdminConfig } from "./config.ts";

/** Wires the admin service. It keeps nothing: whatever it tells or changes is with the other services. */
export async function composeAdmin(
  _config: AdminConfig,
  { clock, directory }: Pick<Platform, "clock" | "directory">,
): Promise<ServiceModule<AdminServiceDefinition>> {
  const products = directory.client(ProductServiceDefinition);
  const orders = directory.client(OrderServiceDefinition);
  const users = directory.client(UserServiceDefinition);
  const dashboard = keepAnswers(getDashboard({ sources: { orders, users, products }, clock }), clock);
  return {
    definition: AdminServiceDefinition,
    implementation: {
      getDashboard: ({ days }) => dashboard(days),
      exportCatalogue: exportCatalogue({ products }),
      importCatalogue: importCatalogue({ products }),
      changePrices: changePrices({ products }),
    },
    start: async () => {},
    stop: async () => {},
    ready: async () => {},
  };
}
