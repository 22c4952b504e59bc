import assert from "node:assert/strict";
import { test } from "node:test";
import { createShop } from "./client.ts";
import type { StreamEvent } from "./event-stream.ts";
import { ShopError } from "./shop-error.ts";

/** A shop that answers everything alike, and what it was asked. */
function shopThat(answer: (request: Request) => Response | Promise<Response>, token: string | null = null) {
  const asked: Request[] = [];
  const shop = createShop({
    ...{ baseUrl: "http://shop", token: () => token, language: () => "en" as const },
    fetch: async (request) => {
      asked.push(request.clone());
      return await answer(request);
    },
  });
  return { shop, asked };
}

/** All events of a stream, once it has ended. */
async function all(events: AsyncIterable<StreamEvent>): Promise<StreamEvent[]> {
  const heard: StreamEvent[] = [];
  for await (const event of events) heard.push(event);
  return heard;
}

const ok = (data: unknown) => Response.json({ code: 200, msg: "success", data });

test("a question goes to its route, with query, token and language; the answer comes out of its envelope", async () => {
  const { shop, asked } = shopThat(() => ok({ suggestions: ["西红柿"] }), "t0ken");
  assert.deepEqual(await shop.get("product/suggest", { query: "西 红" }), { suggestions: ["西红柿"] });
  const [request] = asked;
  assert.equal(request?.url, "http://shop/api/v1/product/suggest?query=%E8%A5%BF%20%E7%BA%A2");
  assert.equal(request?.headers.get("authorization"), "Bearer t0ken");
  assert.equal(request?.headers.get("accept-language"), "en");
});

test("a deed is sent as JSON, with its key; a visitor has no token", async () => {
  const { shop, asked } = shopThat(() => ok({ success: true }));
  await shop.post("cart/add", { sku_id: 1, quantity: 2 }, { idempotencyKey: "wish-0001" });
  const [request] = asked;
  assert.equal(request?.method, "POST");
  assert.deepEqual(await request?.json(), { sku_id: 1, quantity: 2 });
  assert.equal(request?.headers.get("content-type"), "application/json");
  assert.equal(request?.headers.get("idempotency-key"), "wish-0001");
  assert.equal(request?.headers.get("authorization"), null);
});

test("a refusal carries all that the shop says of it", async () => {
  const body = { code: 400, msg: "quantity is not right", error: "invalid_input", field: "quantity", trace_id: "abc" };
  const { shop } = shopThat(() => Response.json(body, { status: 400, headers: { "retry-after": "3" } }));
  await assert.rejects(shop.post("cart/add", { sku_id: 1, quantity: 0 }), (error) => {
    assert.ok(error instanceof ShopError);
    const { status, slug, message, field, traceId, retryAfter } = error;
    assert.deepEqual(
      { status, slug, message, field, traceId, retryAfter },
      { status: 400, slug: "invalid_input", message: body.msg, field: "quantity", traceId: "abc", retryAfter: 3 },
    );
    return true;
  });
});

test("an answer that is no envelope, and none at all, are errors too", async () => {
  const proxy = shopThat(() => new Response("<h1>Bad gateway</h1>", { status: 502 }));
  await assert.rejects(proxy.shop.get("user/info"), { status: 502, slug: "unreadable" });
  const silent = shopThat(() => Promise.reject(new TypeError("fetch failed")));
  await assert.rejects(silent.shop.get("user/info"), { status: 0, slug: "no_answer" });
});

test("who gives up hears of that, not of a silent shop", async () => {
  const controller = new AbortController();
  const { shop } = shopThat(async ({ signal }) => {
    controller.abort();
    signal.throwIfAborted();
    return ok({});
  });
  const asked = shop.get("user/info", undefined, { signal: controller.signal });
  await assert.rejects(asked, { name: "AbortError" });
});

test("events come as they are sent; refusals of a stream are those of any route", async () => {
  const { shop } = shopThat(() => new Response("event: place\ndata: 1\n\n"));
  const never = new AbortController().signal;
  assert.deepEqual(await all(shop.events("product/seckill/events", { order_no: "1" }, never)), [
    { name: "place", data: "1" },
  ]);
  const closed = shopThat(() => Response.json({ msg: "log in", error: "unauthorized" }, { status: 401 }));
  await assert.rejects(all(closed.shop.events("x", {}, never)), { status: 401, slug: "unauthorized" });
});

test("a file comes as its text", async () => {
  const { shop } = shopThat(() => new Response("a,b\n1,2\n"));
  assert.equal(await shop.text("ops/products/export"), "a,b\n1,2\n");
});
