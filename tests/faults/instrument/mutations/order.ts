import { type Mutation, without } from "./mutation.ts";

const application = "apps/order/src/application";
const sql = "apps/order/src/infrastructure/sql";

/** Defects of the order's life. */
export const orderMutations: readonly Mutation[] = [
  {
    // An order is ended whatever has become of it since it was looked at.
    name: "drop-the-compare-and-set",
    edits: [
      without(`${sql}/end-orders.ts`, '.where("status", "=", STATUS_CODE.unpaid)'),
      without(`${sql}/pay-together.ts`, '.where("status", "=", STATUS_CODE.unpaid)'),
      {
        file: `${sql}/orders.ts`,
        find: "apply: async (transitions) => {",
        replace: "apply: async (transitions) => { await new Promise((resolve) => setTimeout(resolve, 300));",
      },
    ],
  },
  {
    // Messages are stored after the commit that makes them true.
    name: "outbox-outside-the-transaction",
    edits: [
      { file: `${sql}/database.ts`, find: "let sent = false;", replace: "let sent = false; const later = [];" },
      {
        file: `${sql}/database.ts`,
        find: "await addToOutbox(trx, queue, messages, { clock, tracing });",
        replace: "later.push([queue, messages]);",
      },
      {
        file: `${sql}/database.ts`,
        find: "if (sent) onOutbox();",
        replace: `if (later.some(([queue]) => queue === QUEUES.stockCommand)) globalThis.faultPoint("order.close.closed");
    for (const [queue, messages] of later) await addToOutbox(db, queue, messages, { clock, tracing });
    if (sent) onOutbox();`,
      },
    ],
  },
  {
    // The buyer hears of the order before it is there.
    name: "answer-before-the-commit",
    edits: [
      {
        file: `${application}/create-order.ts`,
        find: "const placed = await orders.place(order, { maxUnpaid: rules.maxUnpaid, request });",
        replace: `const placed = { kind: "placed" };
    setTimeout(() => void orders.place(order, { maxUnpaid: rules.maxUnpaid, request }), 100);`,
      },
    ],
  },
  {
    // A request that is sent again is a request of its own.
    name: "forget-the-key",
    edits: [
      {
        file: "apps/gateway/src/plugins/idempotency.ts",
        find: "if (!key) return false;",
        replace: "return false;",
      },
      {
        file: "apps/gateway/src/plugins/idempotency.ts",
        find: "if (!request.idempotency) return done();",
        replace: `if (request.headers["idempotency-key"] && reply.statusCode === 200) globalThis.faultPoint("gateway.key.taken");
    if (!request.idempotency) return done();`,
      },
      {
        file: `${application}/create-order.ts`,
        find: "const request = nameWish(requestKey, wish);",
        replace: "const request = undefined;",
      },
    ],
  },
];
