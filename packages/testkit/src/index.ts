export { type AddressBookUnderTest, addressBookContract } from "./contracts/addresses.ts";
export { type CartStoreUnderTest, cartContract } from "./contracts/cart.ts";
export { type OrdersStage, ordersContract } from "./contracts/orders.ts";
export { type QueueStage, queueContract } from "./contracts/queue.ts";
export { type SeckillStockStage, seckillStockContract } from "./contracts/seckill-stock.ts";
export { type EventuallyOptions, eventually } from "./eventually.ts";
export { createManualClock, type ManualClock } from "./manual-clock.ts";
export { createRecordingTracing, type RecordedSpan, type RecordingTracing } from "./recording-tracing.ts";
export { type TemporaryDirectory, temporaryDirectory } from "./temporary-directory.ts";
