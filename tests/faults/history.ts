import type { Books } from "../../scripts/ledger/ledger-report.ts";

/** What an order looks like to its buyer. */
export type Seen = "unpaid" | "paid" | "cancelled" | "absent";

/** One line of an order. */
export interface Item {
  skuId: number;
  quantity: number;
}

/** What each call asks for and, once it is told, learns. */
export interface Values {
  /** A place in the flash sale. */
  seckill: { skuId: number; orderNo?: string };
  /** What became of a place. */
  result: { orderNo?: string; skuId?: number; place?: "queued" | "ordered" | "lost" };
  create: { items: readonly Item[]; key?: string; orderNo?: string; totalCents?: number };
  pay: { orderNo: string; amountCents: number; paymentNo?: string; status?: string };
  cancel: { orderNo: string };
  read: { orderNo: string; seen?: Seen };
  /** A look at the stores past the services. */
  ledger: { books?: readonly Books[] };
}

/** Name of a call. */
export type F = keyof Values;

/** How a call stands: asked; done; certainly not done; nobody knows. */
export type OpType = "invoke" | "ok" | "fail" | "info";

/** One line of a history. */
export interface Op<N extends F = F> {
  index: number;
  /** Who calls; calls one thing at a time. */
  process: number;
  user: number;
  type: OpType;
  f: N;
  value: Values[N];
  /** Milliseconds since the history began. */
  time: number;
  /** Why it was not done, or why nobody knows. */
  error?: string;
}

/** A call from its beginning to its end. */
export interface Call<N extends F> {
  invoke: Op<N>;
  end: Op<N>;
}

/** Writes down who asked for what, and what they were told, in the manner of Jepsen's histories. */
export interface History {
  ops(): readonly Op[];
  /** Begins a call; what it answers ends the call and returns the line that was written. */
  invoke<N extends F>(
    who: { process: number; user: number },
    f: N,
    value: Values[N],
  ): (type: Exclude<OpType, "invoke">, value: Values[N], error?: string) => Op<N>;
}

/** Makes an empty history that begins now. */
export function createHistory(now: () => number = () => performance.now()): History {
  const ops: Op[] = [];
  const began = now();
  const write = <N extends F>(op: Omit<Op<N>, "index" | "time">): Op<N> => {
    const written = { index: ops.length, time: Math.round(now() - began), ...op } as Op<N>;
    ops.push(written as Op);
    return written;
  };
  return {
    ops: () => ops,
    invoke: ({ process, user }, f, value) => {
      write({ process, user, type: "invoke", f, value });
      return (type, told, error) =>
        write({ process, user, type, f, value: told, ...(error === undefined ? {} : { error }) });
    },
  };
}

/** The calls of that name with both their ends; one that is under way has none yet and is left out. */
export function callsOf<N extends F>(ops: readonly Op[], f: N): Call<N>[] {
  const open = new Map<number, Op<N>>();
  const calls: Call<N>[] = [];
  for (const op of ops as readonly Op<N>[]) {
    if (op.f !== f) continue;
    const invoke = open.get(op.process);
    if (op.type === "invoke") open.set(op.process, op);
    else if (invoke) calls.push({ invoke, end: op });
  }
  return calls;
}

/** Those calls of that name that ended so. */
export function endedIn<N extends F>(ops: readonly Op[], f: N, type: OpType): Op<N>[] {
  return (ops as readonly Op<N>[]).filter((op) => op.f === f && op.type === type);
}
