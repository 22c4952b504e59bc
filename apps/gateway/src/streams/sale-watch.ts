import type { ProductServiceDefinition } from "@mall/contracts/product";
import type { GetSeckillSaleResponse } from "@mall/contracts/seckill";
import { isPassing } from "@mall/kernel";
import type { ServiceClient } from "@mall/rpc";
import { liveSaleJson } from "../schemas/seckill.ts";
import type { EventStream } from "./event-stream.ts";
import { eventText } from "./event-text.ts";
import type { Outside } from "./outside.ts";

/** What watching stands on. */
export interface SaleWatchOptions {
  products: Pick<ServiceClient<ProductServiceDefinition>, "getSeckillSale">;
  outside: Outside;
  /** Milliseconds between two questions about a SKU. */
  everyMs?: number;
  /** Milliseconds after which a sale is told again, though nothing has changed. */
  repeatMs?: number;
}

/** Watches sales for those who listen: one question for all of them. */
export interface SaleWatch {
  /** The sale of a SKU, as it was a moment ago at most. @throws AppError `sale_not_found`. */
  look(skuId: number): Promise<GetSeckillSaleResponse>;
  /** Tells a stream of the sale of a SKU until it is closed: at once, when something changes, and now and then. */
  tell(skuId: number, stream: EventStream): void;
}

interface Watched {
  streams: Set<EventStream>;
  /** Good until the next question is due, so that there are no more of them, whoever asks. */
  asked: Promise<GetSeckillSaleResponse> | undefined;
  /** The latest answer as an event. */
  text: string | undefined;
  /** What of the event that was told last stays the same while the sale does. */
  told: string;
  toldAt: number;
}

/** Makes a watch that asks nobody anything yet. */
export function createSaleWatch({ products, outside, everyMs = 250, repeatMs = 5000 }: SaleWatchOptions): SaleWatch {
  const watched = new Map<number, Watched>();

  const watch = (skuId: number): Watched => {
    const known = watched.get(skuId);
    if (known) return known;
    const made: Watched = { streams: new Set(), asked: undefined, text: undefined, told: "", toldAt: 0 };
    watched.set(skuId, made);
    return made;
  };
  const ask = (skuId: number, sale: Watched): Promise<GetSeckillSaleResponse> => {
    const startedAt = performance.now();
    const asked = outside(() => products.getSeckillSale({ skuId }));
    sale.asked = asked;
    const next = () => {
      if (sale.streams.size > 0) void ask(skuId, sale);
      else watched.delete(skuId);
    };
    void asked
      .then(
        (found) => tellAll(sale, found, repeatMs),
        (error: unknown) => giveUpOn(sale, error),
      )
      .then(() => void setTimeout(next, Math.max(1, startedAt + everyMs - performance.now())).unref());
    return asked;
  };
  const look = (skuId: number): Promise<GetSeckillSaleResponse> => {
    const sale = watch(skuId);
    return sale.asked ?? ask(skuId, sale);
  };

  return {
    look,
    tell: (skuId, stream) => {
      const sale = watch(skuId);
      sale.streams.add(stream);
      stream.closed.addEventListener("abort", () => sale.streams.delete(stream));
      if (sale.text === undefined) look(skuId).catch(() => {});
      else stream.write(sale.text);
    },
  };
}

function tellAll(sale: Watched, found: GetSeckillSaleResponse, repeatMs: number): void {
  const essence = JSON.stringify({ ...found, nowMs: 0 });
  const now = performance.now();
  sale.text = eventText("sale", liveSaleJson(found));
  if (sale.told === essence && now - sale.toldAt < repeatMs) return;
  Object.assign(sale, { told: essence, toldAt: now });
  for (const stream of sale.streams) stream.write(sale.text);
}

/** A service that is away comes back, and meanwhile there is nothing to tell. */
function giveUpOn(sale: Watched, error: unknown): void {
  if (isPassing(error)) return;
  for (const stream of sale.streams) stream.end();
}
