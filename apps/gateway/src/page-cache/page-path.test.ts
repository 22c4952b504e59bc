import assert from "node:assert/strict";
import diagnostics from "node:diagnostics_channel";
import { type IncomingHttpHeaders, type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import { after, before, describe, test } from "node:test";
import { ProductServiceDefinition } from "@mall/contracts/product";
import { Role, UserServiceDefinition } from "@mall/contracts/user";
import { eventually } from "@mall/testkit";
import { bearer, startGateway } from "../gateway.fixture.ts";

const UNTRACED = { traceparent: "00-11111111111111111111111111111111-2222222222222222-00" };
const TRACED = { traceparent: "00-11111111111111111111111111111111-2222222222222222-01" };
const LIST = "/api/v1/product/list";
const OPERATOR = 2;

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
  /** Whether Fastify ran a handler for it. */
  byFastify: boolean;
}

/** A gateway that listens, in front of a shelf of which every look shows another number. */
async function open(corsOrigins: string[] = []) {
  const gateway = await startGateway({ corsOrigins });
  let looks = 0;
  gateway.play(ProductServiceDefinition, {
    listProducts: async () => ({ products: [], total: ++looks, categories: [], prices: [] }),
    suggestProducts: async () => ({ names: ["黄瓜"] }),
  });
  gateway.play(UserServiceDefinition, { checkSession: async () => ({ role: Role.ROLE_OPERATOR }) });
  const url = await gateway.app.listen({ host: "127.0.0.1", port: 0 });
  const ask = async (path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> => {
    let byFastify = false;
    const note = () => {
      byFastify = true;
    };
    diagnostics.subscribe("tracing:fastify.request.handler:start", note);
    try {
      const sent = request(`${url}${path}`, { method, headers: { ...UNTRACED, ...headers }, agent: false });
      const answer = await new Promise<IncomingMessage>((resolve, reject) => {
        sent.on("response", resolve).on("error", reject).end();
      });
      return { status: answer.statusCode ?? 0, headers: answer.headers, body: await text(answer), byFastify };
    } finally {
      diagnostics.unsubscribe("tracing:fastify.request.handler:start", note);
    }
  };
  return { gateway, ask, looks: () => looks };
}

/** What has to be the same whichever way an answer goes. */
function plain({ status, headers, body }: Answer) {
  const { date: _date, "x-trace-id": traceId, ...others } = headers;
  assert.match(String(traceId), /^[\da-f]{32}$/);
  return { status, headers: others, body };
}

for (const corsOrigins of [[], ["*"], ["https://friend.example", "https://other.example"]]) {
  test(`both ways answer the same, with origins ${corsOrigins.join(" ") || "none"}`, async () => {
    const { gateway, ask } = await open(corsOrigins);
    try {
      const { etag = "" } = (await ask(LIST)).headers;
      await ask("/api/v1/product/suggest?query=x");
      const tags = [`W/${etag}`, etag, `"a", ${etag}`, "*", '"other"'].map((tag) => ({ "if-none-match": tag }));
      const origins = ["https://friend.example", "https://foe.example"].map((origin) => ({ origin }));
      for (const path of [LIST, "/api/v1/product/suggest?query=x"]) {
        for (const headers of [{}, ...tags, ...origins, { cookie: "a=b", authorization: "Bearer x" }]) {
          const short = await ask(path, headers);
          const long = await ask(path, { ...headers, ...TRACED });
          assert.deepEqual([short.byFastify, long.byFastify], [false, true], JSON.stringify(headers));
          assert.deepEqual(plain(short), plain(long), JSON.stringify(headers));
        }
      }
      assert.equal((await ask(LIST, { "if-none-match": `W/${etag}` })).status, 304);
    } finally {
      await gateway.close();
    }
  });
}

describe("the way past Fastify to kept pages", () => {
  let opened: Awaited<ReturnType<typeof open>>;
  before(async () => {
    opened = await open();
  });
  after(async () => await opened.gateway.close());

  test("is gone only by what was asked before, and is still fresh; by GET, and with nothing unusual", async () => {
    const { ask, gateway } = opened;
    const url = `${LIST}?page_size=7`;
    const byFastify = async (...asked: Parameters<typeof ask>) => (await ask(...asked)).byFastify;
    assert.equal(await byFastify(url), true);
    assert.equal(await byFastify(url), false);
    assert.equal(await byFastify(url, {}, "HEAD"), true);
    assert.equal(await byFastify(url, { "content-length": "0" }), true);
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`x-${index}`, "x"]));
    assert.equal(await byFastify(url, many), true);
    const tooMany = Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`x-${index}`, "x"]));
    assert.equal((await ask(url, tooMany)).status, 431);
    gateway.invalidations.tell("catalogue");
    assert.equal(await byFastify(url), true);
    gateway.clock.advance(5000);
    assert.equal(await byFastify(url), true);
  });

  test("another way to ask the same is the same page", async () => {
    const { ask, looks } = opened;
    const before = looks();
    const urls = [
      "?page=3&page_size=5",
      "?page_size=5&page=3",
      "?page_size=5&page=3&query=",
      "?page=3&page_size=5&x=y",
    ];
    const answers = [];
    for (const query of urls) answers.push(await ask(LIST + query));
    assert.equal(looks(), before + 1);
    assert.equal(new Set(answers.map(({ headers }) => headers.etag)).size, 1);
    assert.equal((await ask(`${LIST}${urls[3]}`)).byFastify, false);
  });

  test("HEAD has the headers of GET and no body; wrong questions are told so, and not kept", async () => {
    const { ask } = opened;
    const got = await ask(LIST, TRACED);
    const head = await ask(LIST, {}, "HEAD");
    assert.deepEqual(plain({ ...head, body: got.body }), plain(got));
    assert.equal(head.body, "");
    for (const query of ["?page=0", "?page_size=1000", "?sort=x"]) {
      const [first, second] = [await ask(LIST + query), await ask(LIST + query)];
      assert.deepEqual([first.status, second.status, second.byFastify], [400, 400, false]);
      assert.equal(second.headers.etag, undefined);
    }
  });

  test("flow control counts and limits, and metrics count", async () => {
    const { ask, gateway } = opened;
    const url = `${LIST}?page=9`;
    const passed = (resource: string) =>
      gateway.flow.control.figures().find((each) => each.resource === resource)?.passed ?? 0;
    const counted = async () => {
      const { body } = await gateway.app.inject("/metrics");
      return Number(
        /^http_request_duration_seconds_count\{method="GET",route="\/api\/v1\/product\/list",status="200"\} (\d+)/m.exec(
          body,
        )?.[1],
      );
    };
    await ask(url);
    const before = { gateway: passed("gateway"), route: passed(`GET ${LIST}`), counted: await counted() };
    for (let turn = 0; turn < 3; turn += 1) assert.equal((await ask(url)).byFastify, false);
    assert.equal(passed("gateway"), before.gateway + 3);
    assert.equal(passed(`GET ${LIST}`), before.route + 3);
    assert.equal(await counted(), before.counted + 3);
    const rules = { flow: [{ resource: `GET ${LIST}`, threshold: 0 }] };
    const saved = await gateway.app.inject({
      ...{ method: "PUT", url: "/api/v1/ops/flow/rules", payload: JSON.stringify({ rules }) },
      headers: { ...bearer(OPERATOR), "content-type": "application/json" },
    });
    assert.equal(saved.statusCode, 200, saved.body);
    await eventually(async () => {
      const refused = await ask(url);
      assert.deepEqual([refused.status, refused.headers["retry-after"], refused.byFastify], [429, "1", false]);
      assert.equal(JSON.parse(refused.body).error, "too_many_requests");
    });
    const concurrency = gateway.flow.control.figures().map((each) => each.concurrency);
    assert.ok(concurrency.every((inside) => inside === 0));
  });

  test("a trace that is recorded says whether the page was kept", async () => {
    const other = await open();
    try {
      const cacheOf = async (headers: Record<string, string>) => {
        const { headers: given } = await other.ask(LIST, headers);
        const spans = () => other.gateway.traces.get(String(given["x-trace-id"]));
        return await eventually(() => {
          const span = spans().find(({ name }) => name === `GET ${LIST}`);
          assert.ok(span);
          return span.attributes.cache;
        });
      };
      const traced = (digit: string) => ({ traceparent: `00-${digit.repeat(32)}-2222222222222222-01` });
      assert.equal(await cacheOf(traced("3")), "filled");
      assert.equal(await cacheOf(traced("4")), "hit");
    } finally {
      await other.gateway.close();
    }
  });
});
