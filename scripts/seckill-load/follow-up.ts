import { setTimeout as sleep } from "node:timers/promises";
import type { ShopClient } from "@mall/gateway/crowd";
import type { Buyer } from "./rush.ts";

/** What became of a won place. `queued`: it was no order yet when the patience ended. */
export type Fate =
  | { status: "ordered"; payBefore: string }
  | { status: "lost" | "queued" }
  | { status: "unknown"; message: string };

/** How long and how often to ask, in milliseconds. */
export interface Patience {
  timeoutMs: number;
  everyMs: number;
}

/** Asks until the place has become an order or is lost. */
export async function followUp(client: ShopClient, buyer: Buyer, orderNo: string, patience: Patience): Promise<Fate> {
  const end = performance.now() + patience.timeoutMs;
  for (;;) {
    const fate = await ask(client, buyer, orderNo);
    if (fate.status === "ordered" || fate.status === "lost" || performance.now() >= end) return fate;
    await sleep(patience.everyMs);
  }
}

async function ask(client: ShopClient, { token }: Buyer, orderNo: string): Promise<Fate> {
  const path = `/api/v1/product/seckill/result?order_no=${encodeURIComponent(orderNo)}`;
  const answer = await client.send("GET", path, token);
  if (!answer.reached) return { status: "unknown", message: answer.reason };
  const { status, body } = answer;
  switch (body.data?.status) {
    case "ordered":
      return { status: "ordered", payBefore: String(body.data.pay_before ?? "") };
    case "lost":
      return { status: "lost" };
    case "queued":
      return { status: "queued" };
    default:
      return { status: "unknown", message: `${status} ${body.msg ?? ""}`.trim() };
  }
}
