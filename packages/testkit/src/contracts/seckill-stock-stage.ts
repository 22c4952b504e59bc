import type { ManualClock } from "../manual-clock.ts";

/** How an attempt ended. */
export type SeckillOutcome =
  | { kind: "reserved"; orderNo: string }
  | { kind: "already_bought"; orderNo: string }
  | { kind: "not_started" | "ended" | "sold_out" };

interface Claim {
  orderNo: string;
  userId: number;
  skuId: number;
  state: "pending" | "handed_on" | "sold" | "released";
  claimedAt: number;
  headers: Record<string, string>;
}

interface NewSale {
  skuId: number;
  stock: number;
  startsAt: number;
  endsAt: number | undefined;
  limitPerUser: number;
}

/** The stock of flash sales as the contract sees it: the product service's port has this shape. */
export interface SeckillStockPort {
  reserve(
    attempts: readonly { userId: number; skuId: number; headers: Record<string, string> }[],
  ): Promise<SeckillOutcome[]>;
  pending(limit: number): Promise<Claim[]>;
  confirm(orderNos: readonly string[]): Promise<void>;
  release(orderNo: string): Promise<boolean>;
  sell(orderNo: string): Promise<boolean>;
  latestClaim(userId: number, skuId: number): Promise<Claim | undefined>;
  findClaim(orderNo: string): Promise<Claim | undefined>;
  prepare(sale: NewSale): Promise<number>;
  sales(): Promise<(NewSale & { free: number; activityId: number })[]>;
  saleOf(skuId: number): Promise<(NewSale & { free: number; activityId: number }) | undefined>;
  ledger(): Promise<{ skuId: number; initial: number; free: number; held: number; sold: number }[]>;
}

/** A claim that was handed on. */
export interface HandedClaim {
  orderNo: string;
  skuId: number;
  handedAt: number;
}

/** The books of flash sales as the contract sees them: the product service's port has this shape. */
export interface SeckillBooksPort {
  handedOn(query: {
    before: number;
    after: HandedClaim | undefined;
    limit: number;
  }): Promise<{ claims: HandedClaim[]; next: HandedClaim | undefined }>;
  unsettled(skuId: number, limit: number): Promise<string[]>;
  statesOf(orderNos: readonly string[]): Promise<Map<string, Claim["state"]>>;
  reopen(orderNos: readonly string[]): Promise<string[]>;
  adopt(place: {
    orderNo: string;
    userId: number;
    skuId: number;
    claimedAt: number;
    state: "handed_on" | "sold";
  }): Promise<"adopted" | "oversold" | "known" | "other_round" | "no_sale">;
  audit(): Promise<{ skuId: number; verdict: "fits" | "recounted" | "unclear"; over: number }[]>;
  tidy(query: { settledBefore: number | undefined; limit: number }): Promise<{ pruned: number; relisted: string[] }>;
}

/** An empty stock, and the means to see it as a restarted process does. */
export interface SeckillStockStage {
  /** The one that is open now. */
  readonly stock: SeckillStockPort;
  /** Its books. */
  readonly books: SeckillBooksPort;
  /** Lets go of the stock without a word, as a process that dies does, and opens it again. */
  reopen(): Promise<SeckillStockPort>;
  /** Closes what is open and removes the data. */
  close(): Promise<void>;
}

/** A stage with the clock its stock goes by. */
export interface SeckillScene {
  stage: SeckillStockStage;
  clock: ManualClock;
}

/** The SKU of the contract's sales. */
export const SKU = 2;

/** A trace header as a buyer's request leaves it. */
export const HEADERS = { traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" };

/** The attempt of a buyer. */
export const attempt = (userId: number, skuId = SKU) => ({ userId, skuId, headers: HEADERS });

/** Buyers 1000, 1001, … */
export const buyers = (count: number): number[] => Array.from({ length: count }, (_, index) => 1000 + index);

/** Opens a sale that runs since the clock's present, has no end, and lets each buyer have one place. */
export async function onSale(
  { stage, clock }: SeckillScene,
  stock: number,
  terms: Partial<NewSale> = {},
): Promise<number> {
  return stage.stock.prepare({
    skuId: SKU,
    stock,
    startsAt: clock.now(),
    endsAt: undefined,
    limitPerUser: 1,
    ...terms,
  });
}

/** One buyer tries. */
export async function tryOnce(stock: SeckillStockPort, userId: number, skuId = SKU): Promise<SeckillOutcome> {
  const [outcome] = await stock.reserve([attempt(userId, skuId)]);
  if (!outcome) throw new Error("the attempt was not answered");
  return outcome;
}

/** One buyer tries and must win; the order number of the place. */
export async function win(stock: SeckillStockPort, userId: number): Promise<string> {
  const outcome = await tryOnce(stock, userId);
  if (outcome.kind !== "reserved") throw new Error(`buyer ${userId} got ${outcome.kind}`);
  return outcome.orderNo;
}

/** Order numbers of the places that were won. */
export function wonBy(outcomes: readonly SeckillOutcome[]): string[] {
  return outcomes.flatMap((outcome) => (outcome.kind === "reserved" ? [outcome.orderNo] : []));
}

/** Units of the SKU still on sale. */
export async function freeOf(stock: SeckillStockPort, skuId = SKU): Promise<number | undefined> {
  return (await stock.sales()).find((sale) => sale.skuId === skuId)?.free;
}

/** The books of the SKU. */
export async function booksOf(stock: SeckillStockPort, skuId = SKU) {
  const books = (await stock.ledger()).find((entry) => entry.skuId === skuId);
  if (!books) throw new Error(`SKU ${skuId} is not in the ledger`);
  const { initial, free, held, sold } = books;
  return { initial, free, held, sold };
}
