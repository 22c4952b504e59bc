import assert from "node:assert/strict";
import { test } from "node:test";
import { createManualClock } from "@mall/testkit";
import type { RequestFacts } from "../engine/entry.ts";
import { createFlowControl } from "../engine/flow-control.ts";
import type { GatewayRule } from "./gateway-rule.ts";

type Rule = Omit<GatewayRule, "resource">;

function gateway(rule: Rule) {
  const clock = createManualClock(10_000);
  const rules = (given: Rule) => ({ gateway: [{ resource: "route", ...given }] });
  const flow = createFlowControl({ clock, rules: rules(rule) });
  const enter = (request?: RequestFacts) => flow.enter("route", request ? { request } : {});
  const pass = (request?: RequestFacts) => enter(request).passed;
  return { clock, enter, pass, setRule: (given: Rule) => flow.setRules(rules(given)) };
}

const from = (values: Readonly<Record<string, string>>) => (name: string) => values[name];
const request = (facts: Partial<RequestFacts> = {}): RequestFacts => ({ path: "/", ...facts });

const sources: Record<string, { parameter: NonNullable<Rule["parameter"]>; of: (value: string) => RequestFacts }> = {
  "client IP": { parameter: { source: "clientIp" }, of: (value) => request({ clientIp: value }) },
  host: { parameter: { source: "host" }, of: (value) => request({ host: value }) },
  header: {
    parameter: { source: "header", field: "X-User" },
    of: (value) => request({ header: from({ "x-user": value }) }),
  },
  query: { parameter: { source: "query", field: "sku" }, of: (value) => request({ query: from({ sku: value }) }) },
  cookie: { parameter: { source: "cookie", field: "sid" }, of: (value) => request({ cookie: from({ sid: value }) }) },
};

for (const [name, { parameter, of }] of Object.entries(sources)) {
  test(`${name}: each value has a limit of its own`, () => {
    const { pass } = gateway({ threshold: 2, parameter });
    assert.deepEqual(
      ["v1", "v1", "v1", "v2", "v2", "v2"].map((value) => pass(of(value))),
      [true, true, false, true, true, false],
    );
  });

  test(`${name}: a request without it passes, and so does an entry without a request`, () => {
    const { pass } = gateway({ threshold: 0, parameter });
    assert.equal(pass(request()), true);
    assert.equal(pass(request({ header: from({}), query: from({}), cookie: from({}) })), true);
    assert.equal(pass(), true);
    assert.equal(pass(of("v1")), false);
  });

  for (const [match, pattern, fits, others] of [
    ["exact", "bot", ["bot"], ["robot", "bots", ""]],
    ["prefix", "bot", ["bot", "bots"], ["robot", ""]],
    ["contains", "bot", ["bot", "robots"], ["bo", ""]],
    ["regex", "bot|b.+s", ["bot", "bots", "bs s"], ["robot", "bo", ""]],
  ] as const) {
    test(`${name}: only values that fit are limited: ${match} ${pattern}`, () => {
      const { pass } = gateway({ threshold: 0, parameter: { ...parameter, pattern, match } });
      for (const value of fits) assert.equal(pass(of(value)), false, value);
      for (const value of others) assert.equal(pass(of(value)), true, value);
    });
  }
}

test("a pattern alone is exact, and an empty one fits all", () => {
  const exact = gateway({ threshold: 0, parameter: { source: "clientIp", pattern: "10.0.0.1" } });
  assert.deepEqual(
    ["10.0.0.1", "10.0.0.11"].map((clientIp) => exact.pass(request({ clientIp }))),
    [false, true],
  );
  const empty = gateway({ threshold: 0, parameter: { source: "clientIp", pattern: "" } });
  assert.equal(empty.pass(request({ clientIp: "10.0.0.1" })), false);
});

test("a host is the same in upper and lower case", () => {
  const { pass } = gateway({ threshold: 1, parameter: { source: "host", pattern: "Shop.Example", match: "prefix" } });
  assert.deepEqual(
    ["SHOP.example", "shop.EXAMPLE"].map((host) => pass(request({ host }))),
    [true, false],
  );
});

test("without a parameter all requests share one limit, known or not", () => {
  const { pass } = gateway({ threshold: 2 });
  assert.deepEqual([pass(request({ clientIp: "a" })), pass(), pass(request({ clientIp: "b" }))], [true, true, false]);
});

test("a block is one of a hot parameter, and names what is limited but not the value", () => {
  const { enter } = gateway({ threshold: 0, parameter: { source: "header", field: "Authorization" } });
  const block = enter(request({ header: from({ authorization: "secret" }) }));
  assert.ok(!block.passed);
  assert.equal(block.kind, "hotParameter");
  assert.equal(block.ruleId, "gateway:route");
  assert.equal(block.reason, "only 0 may pass at once for one value of header Authorization");
  const whole = gateway({ threshold: 0 }).enter();
  assert.equal(whole.passed ? "" : whole.reason, "only 0 may pass at once for the resource");
});

test("has an interval, a burst and throttling as hot-parameter rules have", () => {
  const parameter = { source: "clientIp" } as const;
  const { clock, pass } = gateway({ threshold: 1, burst: 1, intervalMs: 5000, parameter });
  const facts = request({ clientIp: "a" });
  assert.deepEqual([pass(facts), pass(facts), pass(facts)], [true, true, false]);
  clock.advance(5001);
  assert.deepEqual([pass(facts), pass(facts)], [true, false]);
  const even = gateway({ threshold: 10, control: "throttling", maxQueueingMs: 150, parameter });
  const waits = [1, 2, 3].map(() => even.enter(facts)).map((result) => (result.passed ? result.waitMs : "refused"));
  assert.deepEqual(waits, [0, 100, "refused"]);
});

test("a rule that changes keeps what it counted while the parameter stays the same", () => {
  const { pass, setRule } = gateway({ threshold: 1, parameter: { source: "clientIp" } });
  const facts = request({ clientIp: "a", host: "a" });
  assert.equal(pass(facts), true);
  setRule({ threshold: 1, parameter: { source: "clientIp", pattern: "a" } });
  assert.equal(pass(facts), false);
  setRule({ threshold: 1, parameter: { source: "host" } });
  assert.equal(pass(facts), true);
});
