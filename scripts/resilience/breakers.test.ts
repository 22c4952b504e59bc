import assert from "node:assert/strict";
import { test } from "node:test";
import { openingsIn } from "./breakers.ts";

const line = (service: string, time: string, msg: string) =>
  JSON.stringify({ level: "warn", time, service, resource: "product-service/GetSkus", msg });

test("the breakers that opened since then, the first one first, whatever else was logged", () => {
  const output = [
    "== cart",
    line("cart-service", "2026-11-24T10:00:09.000Z", "breaker opened: it is not called"),
    line("cart-service", "2026-11-24T10:00:01.000Z", "breaker opened: it is not called"),
    "not JSON: breaker opened",
    "== gateway",
    line("gateway", "2026-11-24T10:00:08.000Z", "breaker opened: it is not called"),
    line("gateway", "2026-11-24T10:00:08.500Z", "breaker closed: it is called again"),
  ].join("\n");
  const openings = openingsIn(output, Date.parse("2026-11-24T10:00:05Z"));
  assert.deepEqual(
    openings.map(({ service, resource, at }) => [service, resource, new Date(at).toISOString().slice(17, 19)]),
    [
      ["gateway", "product-service/GetSkus", "08"],
      ["cart-service", "product-service/GetSkus", "09"],
    ],
  );
});
