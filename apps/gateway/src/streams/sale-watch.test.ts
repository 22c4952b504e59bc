import assert from "node:assert/strict";
import { test } from "node:test";
import { SeckillSaleState } from "@mall/contracts/seckill";
import { fail } from "@mall/kernel";
import { eventually } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import type { EventStream } from "./event-stream.ts";
import { createOutside } from "./outside.ts";
import { eventsIn } from "./read-events.fixture.ts";
import { createSaleWatch, type SaleWatchOptions } from "./sale-watch.ts";

/** A stream that keeps what it is sent. */
function kept() {
  const over = new AbortController();
  let text = "";
  const stream: EventStream = {
    send: () => {},
    write: (more) => {
      text += more;
    },
    end: () => over.abort(),
    closed: over.signal,
  };
  return { stream, remaining: () => eventsIn(text).map(({ data }) => data.remaining as number) };
}

/** A watch whose product service answers as the state says. */
function watchOf(options: Partial<SaleWatchOptions>) {
  const state = { questions: 0, remaining: 5, failure: undefined as Error | undefined };
  const products = {
    getSeckillSale: async ({ skuId }: { skuId: number }) => {
      state.questions += 1;
      if (state.failure) throw state.failure;
      const sale = { skuId, activityId: 0, stock: 5, startMs: 1, endMs: 0, nowMs: state.questions };
      return { ...sale, remaining: state.remaining, state: SeckillSaleState.SECKILL_SALE_STATE_RUNNING };
    },
  };
  return { state, watch: createSaleWatch({ products, outside: createOutside(noTracing), ...options }) };
}

const NEVER = 1_000_000_000;

test("however many listen and look, there is one question until the next is due", async () => {
  const { state, watch } = watchOf({ everyMs: NEVER });
  const clients = [kept(), kept(), kept()];
  for (const { stream } of clients) {
    await watch.look(2);
    watch.tell(2, stream);
  }
  await eventually(() => {
    for (const { remaining } of clients) assert.deepEqual(remaining(), [5]);
  });
  assert.equal(state.questions, 1);
  await watch.look(3);
  assert.equal(state.questions, 2, "another SKU is another question");
});

test("what changes is told, what does not is told now and then", async () => {
  const { state, watch } = watchOf({ everyMs: 1, repeatMs: NEVER });
  const { stream, remaining } = kept();
  watch.tell(2, stream);
  await eventually(() => assert.deepEqual(remaining(), [5]));
  const { questions } = state;
  await eventually(() => assert.ok(state.questions > questions + 3));
  assert.deepEqual(remaining(), [5]);
  state.remaining = 4;
  await eventually(() => assert.deepEqual(remaining(), [5, 4]));
  stream.end();
  const often = watchOf({ everyMs: 1, repeatMs: 1 });
  const client = kept();
  often.watch.tell(2, client.stream);
  await eventually(() => assert.ok(client.remaining().length > 2));
  client.stream.end();
});

test("nobody is asked about a sale that nobody listens to any more", async () => {
  const { state, watch } = watchOf({ everyMs: 1 });
  const [first, second] = [kept(), kept()];
  for (const { stream } of [first, second]) watch.tell(2, stream);
  first.stream.end();
  await eventually(() => assert.ok(state.questions > 2));
  second.stream.end();
  await new Promise((resolve) => setTimeout(resolve, 20));
  const { questions } = state;
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(state.questions, questions);
});

test("a service that is away is asked again; a sale that is gone ends its streams", async () => {
  const { state, watch } = watchOf({ everyMs: 1 });
  const { stream, remaining } = kept();
  state.failure = fail("service_unavailable");
  watch.tell(2, stream);
  await eventually(() => assert.ok(state.questions > 2));
  assert.equal(stream.closed.aborted, false);
  state.failure = undefined;
  await eventually(() => assert.deepEqual(remaining(), [5]));
  state.failure = fail("sale_not_found");
  await eventually(() => assert.equal(stream.closed.aborted, true));
  await assert.rejects(watch.look(2), { slug: "sale_not_found" });
});
