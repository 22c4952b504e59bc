import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { eventually } from "@mall/testkit";
import { startProgram } from "./child-process.fixture.ts";
import { demoToken } from "./http.fixture.ts";
import { alertQueries, panelQueries, readSeries, unanswered } from "./monitoring-queries.fixture.ts";
import { type RunningPrometheus, startPrometheus, withoutPrometheus } from "./prometheus.fixture.ts";
import { type RunningShop, startShop } from "./shop.fixture.ts";

describe("dashboards and alerts against what a shop tells", () => {
  let shop: RunningShop;
  before(async () => {
    shop = await startShop({ SECKILL_QPS: "1" });
    const prepare = startProgram("scripts/seckill-prepare.ts", { DATA_DIR: shop.dataDir }, ["2", "5"]);
    assert.equal(await prepare.ended, 0, prepare.output());
    await attempts();
  });
  after(() => shop?.dispose());

  /** Buyers until one has won and one was refused by the limit: what the panels ask for has happened then. */
  const attempts = async () => {
    let user = 1000;
    const seen = new Set<number>();
    await eventually(async () => {
      seen.add((await shop.api.post("product/seckill", { sku_id: 2 }, demoToken(user++))).status);
      assert.ok(seen.has(200) && seen.has(429), [...seen].join());
    });
  };

  test("every selector is answered by a series", async () => {
    const series = readSeries(await (await fetch(`${shop.url}/metrics`)).text());
    const queries = panelQueries();
    assert.ok(queries.length > 20);
    for (const { where, expr } of queries) assert.deepEqual(unanswered(expr, series, true), [], `${where}: ${expr}`);
    const alerts = alertQueries().filter(({ expr }) => !expr.startsWith("up{"));
    assert.ok(alerts.length >= 6);
    for (const { where, expr } of alerts) assert.deepEqual(unanswered(expr, series, false), [], `${where}: ${expr}`);
  });

  test("a selector that nobody answers is found out", () => {
    const series = readSeries('a_total{b="c"} 1\nd 2');
    assert.deepEqual(unanswered('sum by (b) (rate(a_total{job="gateway", b="c"}[1m]))', series, true), []);
    assert.deepEqual(unanswered('sum by (x) (a_total{b="d"})', series, true), ['a_total{b="d"}', "by x"]);
    assert.deepEqual(unanswered('e{job="gateway"}', series, false), ['e{job="gateway"}']);
  });

  test("Prometheus answers every panel, and can weigh every alert", { skip: withoutPrometheus }, async () => {
    const prometheus: RunningPrometheus = await startPrometheus(new URL(shop.url).host);
    try {
      for (const { where, expr } of panelQueries()) {
        await eventually(async () => assert.ok((await prometheus.query(expr)).length > 0, `${where}: ${expr}`));
      }
      await eventually(async () => {
        const rules = await prometheus.rules();
        assert.equal(rules.length, alertQueries().length);
        for (const { name, health, lastError } of rules) assert.equal(health, "ok", `${name}: ${lastError}`);
      });
    } finally {
      await prometheus.stop();
    }
  });
});
