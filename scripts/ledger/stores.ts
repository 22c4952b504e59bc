import { existsSync } from "node:fs";
import { join } from "node:path";
import { type BrokerTables, embeddedMail } from "./mail/embedded-mail.ts";
import type { Mail } from "./mail/mail.ts";
import { openRabbit, rabbitMail } from "./mail/rabbit-mail.ts";
import { openSales } from "./sales/open-redis.ts";
import { redisSales } from "./sales/redis-sales.ts";
import type { Sales } from "./sales/sales.ts";
import { type SaleTables, sqliteSales } from "./sales/sqlite-sales.ts";
import type { Snapshots } from "./sql/numbered-tables.ts";
import { inSnapshot } from "./sql/open-snapshot.ts";
import type { AuditedTables } from "./sql/tables.ts";
import type { Where } from "./where.ts";

/** Everything there is to read. */
export interface Stores extends Snapshots {
  sales: Sales;
  mail: Mail;
}

/** Opens all stores, does the work and closes them. @throws UnreadableError that says what to do. */
export function withStores<T>(where: Where, work: (stores: Stores) => Promise<T>): Promise<T> {
  const database = <R>(name: string, use: (db: Snapshots["order"]) => Promise<R>) =>
    inSnapshot<AuditedTables, R>(where, name, use);
  return database("db_order", (order) =>
    database("db_product", (product) =>
      database("db_payment", (payment) =>
        withSales(where, (sales) => withMail(where, (mail) => work({ order, product, payment, sales, mail }))),
      ),
    ),
  );
}

async function withSales<T>({ redis, dataDir }: Where, work: (sales: Sales) => Promise<T>): Promise<T> {
  if (!redis) {
    const place = { mysqlUrl: undefined, dataDir };
    return await inSnapshot<SaleTables, T>(place, "seckill", (db) => work(sqliteSales(db)));
  }
  const connection = await openSales(redis);
  try {
    return await work(redisSales(connection, redis.cluster));
  } finally {
    connection.close();
  }
}

const noMail: Mail = { queued: async () => 0, dead: async () => [], holds: async () => new Set() };

async function withMail<T>({ rabbitmqUrl, dataDir }: Where, work: (mail: Mail) => Promise<T>): Promise<T> {
  if (rabbitmqUrl === undefined) {
    if (!existsSync(join(dataDir, "broker.sqlite"))) return await work(noMail);
    const place = { mysqlUrl: undefined, dataDir };
    return await inSnapshot<BrokerTables, T>(place, "broker", (db) => work(embeddedMail(db)));
  }
  const broker = await openRabbit(rabbitmqUrl);
  try {
    return await work(rabbitMail(broker));
  } finally {
    await broker.close();
  }
}
