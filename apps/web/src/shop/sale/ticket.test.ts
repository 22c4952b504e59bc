import assert from "node:assert/strict";
import { test } from "node:test";
import { createTickets, type IssuedToken } from "./ticket.ts";

function world(token: Partial<IssuedToken> = {}) {
  let issued = 0;
  const state = { nowMs: 0, refuse: false };
  const tickets = createTickets({
    issue: async () => {
      if (state.refuse) throw new Error("busy");
      issued += 1;
      return { token: `t${issued}`, required: true, expires_ms: state.nowMs + 120_000, pow: null, ...token };
    },
    work: async (of, bits) => `${of}/${bits}`,
    now: () => state.nowMs,
  });
  return { state, tickets, issued: () => issued };
}

test("a shop that wants no token is asked once", async () => {
  const { tickets, issued } = world({ required: false });
  assert.deepEqual(await tickets.get(), {});
  tickets.used();
  assert.deepEqual(await tickets.get(), {});
  assert.equal(issued(), 1);
});

test("a ticket is made ahead, with the work where it is wanted, and kept until it is used", async () => {
  const { tickets } = world({ pow: { bits: 16 } });
  await tickets.get();
  assert.deepEqual(await tickets.get(), { token: "t1", pow: "t1/16" });
  tickets.used();
  assert.deepEqual(await tickets.get(), { token: "t2", pow: "t2/16" });
});

test("a ticket that is about to expire is made anew", async () => {
  const { tickets, state } = world();
  await tickets.get();
  state.nowMs = 115_000;
  assert.deepEqual(await tickets.get(), { token: "t2" });
});

test("a failure is not kept", async () => {
  const { tickets, state } = world();
  state.refuse = true;
  await assert.rejects(tickets.get(), /busy/);
  state.refuse = false;
  assert.deepEqual(await tickets.get(), { token: "t1" });
});
