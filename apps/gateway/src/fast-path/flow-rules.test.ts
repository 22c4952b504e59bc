import assert from "node:assert/strict";
import { test } from "node:test";
import type { RuleSet } from "@mall/flow-control";
import { openStage, SKUS } from "./path-stage.fixture.ts";

type Headers = Record<string, string>;

const PATH = "/api/v1/product/seckill";
const group = { apiGroups: [{ name: "sale", paths: [{ pattern: PATH, match: "exact" as const }] }] };
const flowRule = { resource: "seckill_api", threshold: 2 };

/** Rules, the headers of four attempts, and what they are to be answered. */
const CASES: { name: string; rules: RuleSet; headers?: Headers[]; expected: number[] }[] = [
  { name: "the limit of the sale", rules: { flow: [flowRule] }, expected: [400, 400, 429, 429] },
  {
    name: "the limit of the gateway",
    rules: { flow: [{ resource: "gateway", threshold: 1 }] },
    expected: [400, 429, 429, 429],
  },
  { name: "nothing passes", rules: { flow: [{ ...flowRule, threshold: 0 }] }, expected: [429, 429, 429, 429] },
  {
    name: "by address behind a proxy",
    rules: { hotParameter: [{ resource: "seckill_api", key: "ip", threshold: 1 }] },
    headers: ["1.1.1.1", "1.1.1.1", "2.2.2.2", "2.2.2.2"].map((ip) => ({ "x-forwarded-for": ip })),
    expected: [400, 429, 400, 429],
  },
  {
    name: "by buyer",
    rules: { hotParameter: [{ resource: "seckill_api", key: "user", threshold: 3 }] },
    expected: [400, 400, 400, 429],
  },
  {
    name: "by SKU",
    rules: { hotParameter: [{ resource: "seckill_api", key: "sku", threshold: 1 }] },
    expected: [400, 429, 429, 429],
  },
  {
    name: "a group of paths",
    rules: { ...group, flow: [{ resource: "sale", threshold: 1 }] },
    expected: [400, 429, 429, 429],
  },
  {
    name: "a header",
    rules: {
      ...group,
      gateway: [{ resource: "sale", threshold: 1, parameter: { source: "header", field: "X-Shop" } }],
    },
    headers: ["a", "a", "b", "b"].map((shop) => ({ "x-shop": shop })),
    expected: [400, 429, 400, 429],
  },
  {
    name: "a cookie",
    rules: {
      ...group,
      gateway: [{ resource: "sale", threshold: 1, parameter: { source: "cookie", field: "shop" } }],
    },
    headers: ["a", "a", "b", "b"].map((shop) => ({ cookie: `x=1; shop=${shop}` })),
    expected: [400, 429, 400, 429],
  },
  {
    name: "a host behind a proxy",
    rules: { ...group, gateway: [{ resource: "sale", threshold: 1, parameter: { source: "host" } }] },
    headers: ["a.example:80", "a.example:81", "b.example", "[::1]:80"].map((host) => ({ "x-forwarded-host": host })),
    expected: [400, 429, 400, 400],
  },
  {
    name: "too much for the machine",
    rules: { system: [{ metric: "concurrency", threshold: 0 }] },
    expected: [503, 503, 503, 503],
  },
];

const outcome = ({ resource, passed, blocked, concurrency }: Record<string, unknown>) =>
  `${resource}: ${passed} passed, ${blocked} blocked, ${concurrency} inside`;

for (const { name, rules, headers = [], expected } of CASES) {
  test(`${name}: the same answers and figures as through Fastify`, async (t) => {
    const found = [];
    for (const way of [{ ordinary: true }, { sampleRatio: 0 }, { sampleRatio: 1 }]) {
      const stage = await openStage({ trustProxy: "127.0.0.1" }, way);
      t.after(() => stage.close());
      await stage.know(1000);
      stage.clock.advance(10_000);
      stage.flow.configure({ system: [], flow: [], hotParameter: [], ...rules });
      const connection = await stage.connection();
      const answers = [];
      for (let index = 0; index < 4; index += 1) {
        const text = stage.text(1000, `{"sku_id":${SKUS.early}}`, headers[index]);
        const { status, body, headers: got } = await connection.ask(text);
        answers.push({ status, retryAfter: got["retry-after"], body: body.replace(/[0-9a-f]{32}/, "") });
      }
      assert.deepEqual(
        answers.map(({ status }) => status),
        expected,
      );
      if (way.sampleRatio === 0) assert.equal(stage.asked.single, 0);
      const seen = ["gateway", "seckill_api", "sale"];
      const figures = stage.flow.control.figures().filter(({ resource }) => seen.includes(resource));
      found.push({ answers, figures: figures.map((each) => outcome({ ...each })) });
    }
    assert.deepEqual(found[0], found[1]);
    assert.deepEqual(found[0], found[2]);
  });
}
