export { cartContract, type CartStoreUnderTest } from "./contracts/cart.ts";
export { type OrdersPort, type OrdersStage, ordersContract, type PlacingsPort } from "./contracts/orders.ts";
export { type QueueStage, queueContract } from "./contracts/queue.ts";
export { type EventuallyOptions, eventually } from "./eventually.ts";
export { createManualClock, type ManualClock } from "./manual-clock.ts";
export { createRecordingTracing, type RecordedSpan, type RecordingTracing } from "./recording-tracing.ts";
export { type TemporaryDirectory, temporaryDirectory } from "./temporary-directory.ts";
