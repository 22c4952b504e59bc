import { cartContract, createManualClock } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import { createSqliteCartStore } from "./sqlite-cart-store.ts";

cartContract("SQLite", async () =>
  createSqliteCartStore({ file: ":memory:", clock: createManualClock(1), tracing: noTracing, synchronous: "NORMAL" }),
);
