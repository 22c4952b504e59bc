import { AddressServiceDefinition } from "@mall/contracts/address";
import { CartServiceDefinition } from "@mall/contracts/cart";
import { ProductServiceDefinition, Sku } from "@mall/contracts/product";
import { createLocalRegistry, type ServiceDirectory } from "@mall/discovery";
import { type ErrorSlug, fail, silentLogger } from "@mall/kernel";
import { createDispatcher, type ServiceClient, type ServiceDefinition, type ServiceImplementation } from "@mall/rpc";
import type { Tracing } from "@mall/tracing";

/** Every method answers that it is not there, except those given. */
function only<D extends ServiceDefinition>(definition: D, methods: Partial<ServiceImplementation<D>>) {
  const absent = Object.keys(definition.methods).map((key) => [key, () => Promise.reject(fail("internal_error"))]);
  return { ...Object.fromEntries(absent), ...methods } as ServiceImplementation<D>;
}

/** What the neighbours hold before a test changes it. */
export function createWorld() {
  return {
    /** Price in cents by SKU. */
    prices: new Map([
      [1, 550],
      [2, 1990],
    ]),
    /** What was asked to be reserved, by order number. */
    reserved: new Map<string, { skuId: number; quantity: number }[]>(),
    /** Thrown by the next reservations, with this field. */
    reserveFails: undefined as { slug: ErrorSlug; field?: string } | undefined,
    /** Quantities by SKU in everybody's cart. */
    cart: new Map([[1, 2]]),
    cartFails: false,
    /** Who has an address, its id being 100 + the user's. */
    residents: new Set([7]),
    addressesFail: false,
    /** Whether address-service is of a release that knows no lists. */
    addressesOneByOne: false,
    /** Calls for one default address, and how many were under way at once at most; and the lists that were asked for. */
    addressCalls: { total: 0, underWay: 0, peak: 0, lists: [] as number[][] },
  };
}

/** What the neighbours hold. */
export type World = ReturnType<typeof createWorld>;

function fakeProduct(world: World) {
  return only(ProductServiceDefinition, {
    reserveStock: async ({ reservationId, lines }) => {
      if (world.reserveFails) throw fail(world.reserveFails.slug, world.reserveFails);
      world.reserved.set(reservationId, lines);
      const skus = lines.map(({ skuId }) => {
        const names = { name: `SKU ${skuId}`, productName: `Product ${skuId}`, picture: `/${skuId}.svg` };
        return Sku.fromPartial({
          id: skuId,
          productId: skuId + 10,
          priceCents: world.prices.get(skuId) ?? 0,
          ...names,
        });
      });
      return { skus };
    },
  });
}

function fakeCart(world: World) {
  return only(CartServiceDefinition, {
    listItems: async () => {
      const snapshot = {
        productName: "",
        skuName: "",
        picture: "",
        priceCents: 0,
        productId: 1,
        stockState: 1,
      } as const;
      return { items: [...world.cart].map(([skuId, quantity]) => ({ ...snapshot, skuId, quantity })) };
    },
    removeItems: async ({ skuIds }) => {
      if (world.cartFails) throw fail("service_unavailable");
      return { removed: skuIds.filter((skuId) => world.cart.delete(skuId)).length };
    },
  });
}

function fakeAddresses(world: World) {
  const addressOf = (userId: number) => {
    const region = { province: "山东省", city: "潍坊市", district: "寿光市", detailAddress: "菜都路1号" };
    return { id: 100 + userId, userId, name: `User ${userId}`, mobile: "13800000000", ...region, isDefault: true };
  };
  return only(AddressServiceDefinition, {
    getAddress: async ({ userId, addressId }) => {
      if (addressId !== 100 + userId) throw fail("address_not_found", { field: "address_id" });
      return { address: addressOf(userId) };
    },
    getDefaultAddress: async ({ userId }) => {
      const calls = world.addressCalls;
      calls.total += 1;
      calls.underWay += 1;
      calls.peak = Math.max(calls.peak, calls.underWay);
      await new Promise(setImmediate);
      calls.underWay -= 1;
      if (world.addressesFail) throw fail("service_unavailable");
      return { address: world.residents.has(userId) ? addressOf(userId) : undefined };
    },
    getDefaultAddresses: async ({ userIds }) => {
      world.addressCalls.lists.push(userIds);
      if (world.addressesOneByOne) throw unknownMethod();
      if (world.addressesFail) throw fail("service_unavailable");
      return { addresses: userIds.filter((userId) => world.residents.has(userId)).map(addressOf) };
    },
  });
}

/** What a call fails with when the service does not know its method. */
const unknownMethod = () => fail("internal_error", { cause: Object.assign(new Error("gRPC status 12"), { code: 12 }) });

/** Milliseconds that any call may take: a process that stands still for a moment must not cost an order its address. */
const PATIENCE_MS = 60_000;

/** The client, whose calls have that time, whatever is asked for. */
function patient<D extends ServiceDefinition>(client: ServiceClient<D>): ServiceClient<D> {
  const call = (method: ServiceClient<D>[string]): ServiceClient<D>[string] => {
    return (request) => method(request, { timeoutMs: PATIENCE_MS });
  };
  return Object.fromEntries(Object.entries(client).map(([name, method]) => [name, call(method)])) as ServiceClient<D>;
}

/** A directory in which only the order service's neighbours are, made of the world. */
export function fakeDirectory(world: World, tracing: Tracing): ServiceDirectory {
  const registry = createLocalRegistry();
  const common = { tracing, logger: silentLogger };
  const ready = async () => {};
  const product = { definition: ProductServiceDefinition, implementation: fakeProduct(world) };
  const cart = { definition: CartServiceDefinition, implementation: fakeCart(world) };
  const addresses = { definition: AddressServiceDefinition, implementation: fakeAddresses(world) };
  registry.register(createDispatcher({ ...product, ...common }), ready);
  registry.register(createDispatcher({ ...cart, ...common }), ready);
  registry.register(createDispatcher({ ...addresses, ...common }), ready);
  const directory = registry.directoryOf(tracing);
  return { ...directory, client: (definition) => patient(directory.client(definition)) };
}
