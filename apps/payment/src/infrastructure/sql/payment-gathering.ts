import { gather } from "@mall/kernel";
import { selectIn } from "@mall/storage";
import type { Selectable } from "kysely";
import type { Payments, ProviderRequest, ToldPayment } from "../../application/ports/payments.ts";
import { type Payment, TRANSITIONS, type Transition } from "../../domain/payment.ts";
import type { Database, PaymentDatabase } from "./database.ts";
import { known } from "./payment-rows.ts";
import { applyTogether, type Beginning, beginTogether, changeTogether } from "./payments-together.ts";

/** A request, and the trace it belongs to. */
export type Asked = Pick<Beginning, "request" | "headers">;

/** What the gathered steps need. */
export interface GatheringOptions {
  db: Database;
  now: () => number;
  /** Runs in one transaction; what is asked of the provider leaves with its commit. */
  transact: <T>(work: (trx: Database, ask: (asked: readonly Asked[]) => Promise<void>) => Promise<T>) => Promise<T>;
  /** The same steps for one payment. */
  alone: {
    begin(beginning: Beginning): Promise<boolean>;
    settle(paymentNo: string): Promise<boolean>;
    succeed(notification: Succeeded): Promise<boolean>;
  };
  isTraced: () => boolean;
}

/** What the provider told of a payment that it has the money of. */
export interface Succeeded {
  told: ToldPayment;
  /** What happens to one that was called failed before. */
  otherwise: { transition: Transition; request: ProviderRequest } | undefined;
}

/** The steps of every payment: those of many that come at once are one transaction, and their questions one query. */
export function gatherPayments({ db, now, transact, alone, isTraced }: GatheringOptions) {
  const allTrue = (items: readonly unknown[]) => items.map(() => true);
  const begin = gather<Beginning, boolean>({
    together: (all) =>
      transact(async (trx, ask) => {
        await beginTogether(
          trx,
          all.map(({ payment }) => payment),
          now(),
        );
        await ask(all);
        return allTrue(all);
      }),
    ...{ alone: alone.begin, isTraced },
  });
  const settle = gather<string, boolean>({
    together: (all) =>
      transact(async (trx) => {
        await changeTogether(trx, all, TRANSITIONS.settle, now());
        return allTrue(all);
      }),
    ...{ alone: alone.settle, isTraced },
  });
  const succeed = gather<Succeeded, boolean>({
    together: (all) =>
      transact(async (trx) => {
        const told = all.map((each) => each.told);
        await applyTogether(trx, told, TRANSITIONS.succeed, now());
        return allTrue(all);
      }),
    ...{ alone: alone.succeed, isTraced },
  });
  const find = gatherFinds(db, "payment_no", isTraced);
  const findActive = gatherFinds(db, "active_order_no", isTraced);
  return { begin, settle, succeed, find, findActive } satisfies Record<string, unknown> &
    Pick<Payments, "find" | "findActive">;
}

function gatherFinds(db: Database, column: "payment_no" | "active_order_no", isTraced: () => boolean) {
  const text = `select * from payments where ${column} in`;
  const findAll = (keys: readonly string[]) =>
    selectIn<Selectable<PaymentDatabase["payments"]>>(db, text, [...new Set(keys)]);
  return gather<string, Payment | undefined>({
    together: async (keys) => {
      const found = new Map((await findAll(keys)).map((row) => [row[column], known(row)]));
      return keys.map((key) => found.get(key));
    },
    alone: async (key) => (await findAll([key])).map(known)[0],
    isTraced,
  });
}
