// For a container's health check: exit 0 when the process of this container takes calls. The gateway is asked over HTTP,
// the others over gRPC; which one runs here is read from process 1.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { AddressServiceDefinition } from "@mall/contracts/address";
import { AdminServiceDefinition } from "@mall/contracts/admin";
import { CartServiceDefinition } from "@mall/contracts/cart";
import { OrderServiceDefinition } from "@mall/contracts/order";
import { PaymentServiceDefinition } from "@mall/contracts/payment";
import { ProductServiceDefinition } from "@mall/contracts/product";
import { ReviewServiceDefinition } from "@mall/contracts/review";
import { UserServiceDefinition } from "@mall/contracts/user";
import { createAddressDirectory } from "@mall/discovery/address";
import { serviceNameOf } from "@mall/rpc";
import { noTracing } from "@mall/tracing";

const SERVICES = {
  user: [UserServiceDefinition, 50_051],
  product: [ProductServiceDefinition, 50_052],
  cart: [CartServiceDefinition, 50_053],
  order: [OrderServiceDefinition, 50_054],
  payment: [PaymentServiceDefinition, 50_055],
  address: [AddressServiceDefinition, 50_056],
  review: [ReviewServiceDefinition, 50_057],
  admin: [AdminServiceDefinition, 50_058],
} as const;

/** Asks the process; rejects when it does not take calls. */
export async function probe(service: string, env: Record<string, string | undefined>): Promise<void> {
  if (!Object.hasOwn(SERVICES, service)) {
    const response = await fetch(`http://127.0.0.1:${env.PORT || 8080}/healthz`, { signal: AbortSignal.timeout(2000) });
    if (!response.ok) throw new Error(`the gateway answers ${response.status}`);
    return;
  }
  const [definition, port] = SERVICES[service as keyof typeof SERVICES];
  const addresses = { [serviceNameOf(definition)]: `127.0.0.1:${env.GRPC_PORT || port}` };
  const directory = createAddressDirectory({ addresses, tracing: noTracing });
  try {
    await directory.check(definition);
  } finally {
    directory.close();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [, running = "gateway"] = /apps\/(\w+)\/src/.exec(readFileSync("/proc/1/cmdline", "utf8")) ?? [];
  await probe(process.argv[2] ?? running, process.env);
}
