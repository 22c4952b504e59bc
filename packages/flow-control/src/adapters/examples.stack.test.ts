import assert from "node:assert/strict";
import { test } from "node:test";
import { runExample } from "./run-example.fixture.ts";

test("the example of a consumer handles every message, in spite of a failure", async () => {
  const { code, lines } = await runExample("rabbitmq-consumer");
  const said = lines.map((line) => line.replace(/^ *\d+ ms +/, ""));
  assert.ok(said.includes("the breaker: closed -> open"), lines.join("\n"));
  assert.ok(said.includes("the breaker: halfOpen -> closed"));
  const sent = said.filter((line) => line.startsWith("mail ")).sort();
  assert.equal(new Set(sent).size, 20);
  assert.equal(said.at(-1), "all 20 were handled, none was lost");
  assert.equal(code, 0);
});
