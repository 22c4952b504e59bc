import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openStage, SKUS } from "./path-stage.fixture.ts";
import type { RawAnswer } from "./raw-client.fixture.ts";

type Stage = Awaited<ReturnType<typeof openStage>>;

const body = (skuId: number) => `{"sku_id":${skuId}}`;

/** Bodies and headers of attempts. `fast`: calls of the stock, all in batches, that tell the way was taken. */
const TABLE: { name: string; body: string; headers?: Record<string, string | undefined>; fast?: number }[] = [
  { name: "a place won", body: body(SKUS.wins), fast: 1 },
  { name: "sold out", body: body(SKUS.soldOut), fast: 1 },
  { name: "sold out, heard before", body: body(SKUS.soldOut), fast: 0 },
  { name: "already bought", body: body(SKUS.bought), fast: 1 },
  { name: "not started", body: body(SKUS.early), fast: 1 },
  { name: "ended", body: body(SKUS.late), fast: 1 },
  { name: "the service is away", body: body(SKUS.away), fast: 1 },
  { name: "the service fails", body: body(SKUS.broken), fast: 1 },
  { name: "English", body: body(SKUS.soldOut), headers: { "accept-language": "en-US,en;q=0.9" }, fast: 0 },
  { name: "English, away", body: body(SKUS.away), headers: { "accept-language": "en" }, fast: 1 },
  { name: "spaces", body: ' { "sku_id" : 1 } ', fast: 1 },
  { name: "JSON by name", body: body(1), headers: { "content-type": "application/json" }, fast: 1 },
  {
    name: "as curl sends it",
    body: body(1),
    headers: { "content-type": "application/x-www-form-urlencoded" },
    fast: 1,
  },
  { name: "the connection ends", body: body(1), headers: { connection: "close" }, fast: 1 },
  { name: "another origin", body: body(1), headers: { origin: "https://other.example" }, fast: 1 },
  { name: "an unknown type", body: body(1), headers: { "content-type": "text" } },
  { name: "no type at all that is one", body: body(1), headers: { "content-type": ";;" } },
  { name: "fields nobody knows", body: '{"sku_id":1,"x":[1],"token":"t"}' },
  { name: "a field of the guard that does not fit", body: '{"sku_id":1,"token":1}' },
  { name: "text for a number", body: '{"sku_id":"1"}' },
  { name: "a part of a number", body: '{"sku_id":1.5}' },
  { name: "a whole number, oddly written", body: '{"sku_id":1.0}' },
  { name: "nothing", body: '{"sku_id":0}' },
  { name: "less than nothing", body: '{"sku_id":-1}' },
  { name: "too large for a number", body: '{"sku_id":9007199254740993}' },
  { name: "the largest", body: '{"sku_id":9007199254740991}' },
  { name: "no SKU", body: "{}" },
  { name: "no object", body: "[1]" },
  { name: "no JSON", body: "sku_id=1" },
  { name: "half of one", body: '{"sku_id":1' },
  { name: "two", body: '{"sku_id":1}{"sku_id":1}' },
  { name: "twice", body: '{"sku_id":4,"sku_id":1}' },
  { name: "no body", body: "" },
  { name: "the prototype", body: '{"__proto__":{"sku_id":1}}' },
  { name: "too deep", body: `{"sku_id":1,"x":${"[".repeat(17)}${"]".repeat(17)}}` },
  { name: "long", body: `{"sku_id":1${" ".repeat(300)}}` },
  { name: "nobody asks", body: body(1), headers: { authorization: undefined } },
  { name: "who is not known asks", body: body(1), headers: { authorization: "Bearer forged" } },
  {
    name: "pieces by length",
    body: 'c\r\n{"sku_id":1}\r\n0\r\n\r\n',
    headers: { "content-length": undefined, "transfer-encoding": "chunked" },
  },
];

/** What has to be the same: not the moment, and not the trace. */
function comparable({ status, headers, body: text }: RawAnswer) {
  const { date: _date, "x-trace-id": traceId = "", ...rest } = headers;
  assert.match(traceId, /^[0-9a-f]{32}$/);
  return { status, headers: rest, body: text.replace(traceId, "(the trace)") };
}

for (const settings of [
  {},
  { profile: "production" as const, trustProxy: "127.0.0.1" },
  { corsOrigins: ["*"] },
  { corsOrigins: ["https://other.example"] },
  { corsOrigins: ["https://third.example"] },
]) {
  describe(`past Fastify everything is as with it: ${JSON.stringify(settings)}`, () => {
    let past: Stage;
    let recorded: Stage;
    let through: Stage;
    before(async () => {
      past = await openStage(settings);
      recorded = await openStage(settings, { sampleRatio: 1 });
      through = await openStage(settings, { ordinary: true });
      for (const stage of [past, recorded, through]) await stage.know(1000);
    });
    after(async () => await Promise.all([past, recorded, through].map((stage) => stage.close())));

    const askAll = (text: (stage: Stage) => string) =>
      Promise.all(
        [past, recorded, through].map(async (stage) => {
          const connection = await stage.connection();
          return comparable(await connection.ask(text(stage)));
        }),
      );

    for (const { name, body: sent, headers, fast } of TABLE) {
      test(name, async () => {
        past.asked.single = 0;
        past.asked.batches = [];
        const [one, traced, other] = await askAll((stage) => stage.text(1000, sent, headers));
        assert.deepEqual(one, other);
        assert.deepEqual(traced, other);
        if (fast !== undefined) assert.deepEqual([past.asked.single, past.asked.batches.length], [0, fast]);
        else assert.equal(past.asked.batches.length, 0);
      });
    }
  });
}

describe("how requests arrive", () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage();
    await stage.know(1000);
  });
  after(async () => await stage.close());

  test("a head and a body in pieces", async () => {
    const connection = await stage.connection();
    const whole = stage.text(1000, body(SKUS.wins));
    for (const cut of [40, whole.length - 12, whole.length - 5, whole.length - 1]) {
      connection.send(whole.slice(0, cut));
      await new Promise((resolve) => setTimeout(resolve, 10));
      const answer = await connection.ask(whole.slice(cut));
      assert.equal(answer.status, 200, `cut at ${cut}`);
    }
  });

  test("several at once on one connection are answered in their order, also where some take the ordinary way", async () => {
    const connection = await stage.connection();
    const ordinary = stage.text(1000, '{"sku_id":1,"more":1}');
    connection.send(stage.text(1000, body(SKUS.wins)) + ordinary + stage.text(1000, body(SKUS.late)) + ordinary);
    const statuses = [];
    for (let index = 0; index < 4; index += 1) statuses.push((await connection.read()).status);
    assert.deepEqual(statuses, [200, 200, 400, 200]);
  });

  test("a client that goes in the middle of its body harms nobody", async () => {
    const gone = await stage.connection();
    gone.send(stage.text(1000, body(SKUS.wins)).slice(0, -3));
    gone.close();
    const other = await stage.connection();
    assert.equal((await other.ask(stage.text(1000, body(SKUS.wins)))).status, 200);
  });

  test("a thousand requests on one connection: nothing of one stays for the next", async () => {
    const buyers = Array.from({ length: 40 }, (_, index) => 2000 + index);
    await stage.know(...buyers);
    const connection = await stage.connection();
    for (let index = 0; index < 1000; index += 1) {
      const text = stage.text(2000 + (index % 40), index % 3 ? body(SKUS.wins) : '{"sku_id":"x"}');
      const { status } = await connection.ask(text);
      assert.equal(status, 200 + 200 * Number(index % 3 === 0));
    }
  });
});
