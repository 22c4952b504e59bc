export { type CallOptions, createShop, type Shop, type ShopOptions } from "./client.ts";
export type { StreamEvent } from "./event-stream.ts";
export type { BodyOf, DataOf, GetPath, PostPath, PutPath, QueryOf } from "./routes.ts";
export { type Refusal, ShopError } from "./shop-error.ts";
