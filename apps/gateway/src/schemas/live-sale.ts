import { type Static, Type } from "typebox";
import { nullable } from "./fields.ts";

const count = (description: string) => Type.Integer({ description });
const ms = Type.Number({ description: "Milliseconds; 0 while nothing was answered." });

const crowd = Type.Object({
  sent: count("Attempts that were sent."),
  answered: count("Attempts that were answered, whatever the answer."),
  won: count("Buyers who were told that a place is theirs."),
  sold_out: count("Buyers who heard that all is sold."),
  limited: count("Times that the limit refused: such a buyer comes again."),
  already: count("Buyers who heard that they have a place: the first answer did not reach them."),
  failed: count("Attempts that failed or were not answered: such a buyer comes again."),
});

/** Where a live sale stands. */
export const liveSale = Type.Object({
  id: Type.Integer({ description: "0: none was started yet." }),
  phase: Type.Enum(["idle", "preparing", "running", "settling", "done", "failed"]),
  error: nullable(Type.String({ description: "Why it failed." })),
  sku_id: Type.Integer(),
  stock: Type.Integer(),
  buyers: Type.Integer(),
  started_ms: nullable(Type.Integer({ description: "When the crowd began to come; milliseconds since the epoch." })),
  remaining: nullable(Type.Integer({ description: "Units left; null while it is not known." })),
  crowd,
  latency: Type.Object({ p50_ms: ms, p95_ms: ms, p99_ms: ms }),
  orders: Type.Object({
    landed: count("Places that are orders."),
    unpaid: count("Of them."),
    paid: count("Of them."),
    cancelled: count("Of them."),
  }),
  ledger: Type.Object(
    {
      ...{ initial: Type.Integer(), free: Type.Integer(), held: Type.Integer(), sold: Type.Integer() },
      drift: Type.Integer({ description: "initial - free - held - sold." }),
      open: Type.Integer({ description: "What does not add up about this SKU." }),
    },
    { description: "The books of this sale." },
  ),
  verdict: nullable(
    Type.Enum(["exact", "oversold", "lost", "drift", "unsettled"], {
      description:
        "exact: all that was told is so. oversold: more places than units. lost: a place that was won is no order. drift: the books do not add up. unsettled: it could not be found out in time.",
    }),
  ),
});

/** A live sale as it is told. */
export type LiveSaleState = Static<typeof liveSale>;

/** What a live sale is asked to be. */
export const liveSaleOrder = Type.Object({
  sku_id: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER, description: "The SKU on sale." }),
  stock: Type.Integer({ minimum: 1, maximum: 10_000, description: "Units on sale." }),
  buyers: Type.Integer({ minimum: 1, maximum: 5000, description: "Buyers who come." }),
  seconds: Type.Optional(Type.Integer({ minimum: 1, maximum: 30, description: "Over which they come; default 5." })),
});
