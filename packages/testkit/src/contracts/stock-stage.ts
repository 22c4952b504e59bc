interface Line {
  skuId: number;
  quantity: number;
}

interface Books {
  skuId: number;
  initial: number;
  free: number;
  held: number;
  sold: number;
}

/** The stock of normal orders as the contract sees it: the product service's port has this shape. */
export interface StockPort {
  reserve(reservationId: string, lines: readonly Line[]): Promise<{ kind: string; skuId?: number }>;
  release(reservationId: string): Promise<boolean>;
  sell(reservationId: string): Promise<boolean>;
  books(): Promise<Books[]>;
}

/** A reservation whose units are held. */
export interface HeldReservation {
  reservationId: string;
  createdAt: number;
}

/** The books of ordinary stock as the contract sees them: the product service's port has this shape. */
export interface StockBookkeepingPort {
  heldReservations(query: {
    before: number;
    after: HeldReservation | undefined;
    limit: number;
  }): Promise<HeldReservation[]>;
  audit(
    afterSku: number,
    limit: number,
  ): Promise<{
    misfits: { skuId: number; held: number; sold: number; reservedHeld: number; reservedSold: number }[];
    next: number | undefined;
  }>;
  recount(skuId: number): Promise<boolean>;
}

/** A stock, and the means to put SKUs into it. */
export interface StockStage {
  stock: StockPort;
  books: StockBookkeepingPort;
  /** Writes other numbers into the books of a SKU; the sum of the three stays what it was. */
  spoil(skuId: number, held: number, sold: number): Promise<void>;
  /** Adds new SKUs that are on sale, with this many free units each. */
  fill(skus: readonly { id: number; stock: number }[]): Promise<void>;
  close(): Promise<void>;
}

let lastSku = 0;
let lastReservation = 0;

/** New SKUs with these stocks. Ids are never used again, so that a test may share a database with others. */
export async function newSkus(stage: StockStage, ...stocks: number[]): Promise<number[]> {
  const skus = stocks.map((stock) => {
    lastSku += 1;
    return { id: lastSku, stock };
  });
  await stage.fill(skus);
  return skus.map(({ id }) => id);
}

/** A reservation id that nobody used. */
export function newReservation(): string {
  lastReservation += 1;
  return `R${process.pid}-${Date.now()}-${lastReservation}`;
}

/** `free/held/sold` of the SKUs, in this order; throws when the books of one do not add up. */
export async function booksOf({ stock }: StockStage, skuIds: readonly number[]): Promise<string[]> {
  const books = new Map((await stock.books()).map((entry) => [entry.skuId, entry]));
  return skuIds.map((skuId) => {
    const entry = books.get(skuId);
    if (!entry) throw new Error(`SKU ${skuId} is not in the books`);
    const { initial, free, held, sold } = entry;
    const sound = free >= 0 && held >= 0 && sold >= 0 && free + held + sold === initial;
    if (!sound) throw new Error(`the books of SKU ${skuId} do not add up: ${JSON.stringify(entry)}`);
    return `${free}/${held}/${sold}`;
  });
}
