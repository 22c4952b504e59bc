import { Order, OrderItem, OrderStatus } from "@mall/contracts/order";
import { User } from "@mall/contracts/user";
import { fail, silentLogger } from "@mall/kernel";
import type { Platform } from "@mall/runtime";
import { createManualClock, createRecordingTracing, temporaryDirectory } from "@mall/testkit";
import { composeReview, loadReviewConfig } from "./compose.ts";

/** The order of the fake order service, of user 7. */
export const ORDER_NO = "A1";

/** The review service on a file of its own, with an order service that knows one order, and a user service. */
export async function startReviews(env: Record<string, string> = { PROFILE: "production" }) {
  const directory = temporaryDirectory();
  const clock = createManualClock();
  const world = { status: OrderStatus.ORDER_STATUS_PAID as OrderStatus, leaks: false };
  const compose = () =>
    composeReview(loadReviewConfig(env), {
      ...{ service: "review-service", clock, logger: silentLogger, tracing: createRecordingTracing() },
      ...{ broker: {} as Platform["broker"], directory: directoryOf(world), dataDir: directory.path },
    });
  let service = await compose();
  return {
    reviews: () => service.implementation,
    clock,
    world,
    restart: async () => {
      await service.stop();
      service = await compose();
    },
    close: async () => {
      await service.stop();
      directory.remove();
    },
  };
}

function directoryOf(world: { status: OrderStatus; leaks: boolean }): Platform["directory"] {
  const clients: Record<string, object> = {
    OrderService: {
      getOrder: async ({ userId, orderNo }: { userId: number; orderNo: string }) => {
        if (orderNo !== ORDER_NO || (userId !== 7 && !world.leaks))
          throw fail("order_not_found", { field: "order_no" });
        return { order: Order.fromPartial({ orderNo, userId: 7, status: world.status, items: ITEMS }) };
      },
    },
    UserService: {
      getUser: async ({ userId }: { userId: number }) => ({
        user: User.fromPartial({ id: userId, username: `user${userId}`, mobile: "13800138000" }),
      }),
    },
  };
  return { client: ({ name }: { name: string }) => clients[name] } as unknown as Platform["directory"];
}

const ITEMS = [11, 12].map((skuId) =>
  OrderItem.fromPartial({ skuId, productId: 1, productName: "西红柿", skuName: `SKU ${skuId}`, quantity: 1 }),
);
