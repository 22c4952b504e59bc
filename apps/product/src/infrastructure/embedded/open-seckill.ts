import { join } from "node:path";
import type { Clock } from "@mall/kernel";
import { openDatabase } from "@mall/storage";
import type { SeckillActivities } from "../../application/ports/seckill-activities.ts";
import type { SeckillBooks } from "../../application/ports/seckill-books.ts";
import type { SeckillStock } from "../../application/ports/seckill-stock.ts";
import { createEmbeddedSeckillActivities } from "./seckill-activities.ts";
import { createEmbeddedSeckillBooks } from "./seckill-books.ts";
import { createSeckillSchema } from "./seckill-schema.ts";
import { createEmbeddedSeckillStock } from "./seckill-stock.ts";

/** Where the flash sales are kept, and how hard. */
export interface EmbeddedSeckillOptions {
  /** The file seckill.sqlite is made in this folder when it is missing. */
  dataDir: string;
  clock: Clock;
  /** FULL keeps places through a loss of power as well; default NORMAL, see openDatabase. */
  synchronous?: "NORMAL" | "FULL";
}

/** The flash sales of one file. */
export interface EmbeddedSeckill {
  stock: SeckillStock;
  books: SeckillBooks;
  activities: SeckillActivities;
  close(): void;
}

/** Opens the file; the running shop and scripts may have it open at the same time. */
export function openEmbeddedSeckill({ dataDir, clock, ...options }: EmbeddedSeckillOptions): EmbeddedSeckill {
  const database = openDatabase({ file: join(dataDir, "seckill.sqlite"), ...options });
  createSeckillSchema(database, clock.now());
  return {
    stock: createEmbeddedSeckillStock(database, clock),
    books: createEmbeddedSeckillBooks(database, clock),
    activities: createEmbeddedSeckillActivities(database, clock),
    close: () => {
      if (database.isOpen) database.close();
    },
  };
}
