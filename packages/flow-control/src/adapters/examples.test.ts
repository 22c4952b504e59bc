import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { runExample } from "./run-example.fixture.ts";

/** Waiting times are the machine's; how many milliseconds are left of one depends on it. */
const withoutTimes = (lines: string[]) => lines.map((line) => line.trim().replace(/\d+ ms/, "… ms"));

describe("examples run, show what they are for, and end", { concurrency: true }, () => {
  test("plain-function", async () => {
    const { code, lines } = await runExample("plain-function");
    assert.deepEqual(withoutTimes(lines), [
      "Five a second are allowed:",
      "8 calls: 5 passed, 3 refused by flow",
      "The price server goes away; after some failures it is left alone:",
      "the breaker: closed -> open",
      "4 calls: 4 failed",
      "1 calls: 1 refused by breaker for … ms",
      "It is back; a probe finds out:",
      "the breaker: open -> halfOpen",
      "the breaker: halfOpen -> closed",
      "1 calls: 1 passed",
      "An operator lowers the limit to two a second:",
      "5 calls: 2 passed, 3 refused by flow",
      "In all, 12 passed and 7 were refused.",
    ]);
    assert.equal(code, 0);
  });

  test("fastify-server", async () => {
    const { code, lines } = await runExample("fastify-server");
    assert.deepEqual(
      lines.map((line) => line.replace(/ +/g, " ").replace(/After \d+/, "After …")),
      [
        "POST /orders 201, 201, 201, 429 (Retry-After …)",
        "GET /products/1 ann 200, 200, 429 (Retry-After …)",
        "GET /products/2 bob 200",
        "GET /flaky 500, 503 (Retry-After …)",
        "POST /orders passed 3, refused 1",
        "GET /products/:id passed 4, refused 0",
        "catalogue passed 3, refused 1",
        "GET /flaky passed 1, refused 1",
      ],
    );
    assert.equal(code, 0);
  });

  test("grpc-service", async () => {
    const { code, lines } = await runExample("grpc-service");
    const answers = lines.filter((line) => line.startsWith("  ") && !line.includes("client's breaker")).map(firstWord);
    const [price, exhausted] = ['{"price":42}', "RESOURCE_EXHAUSTED"];
    assert.deepEqual(answers, [price, price, price, exhausted, exhausted, "UNAVAILABLE", price]);
    assert.ok(lines.includes("  the client's breaker: halfOpen -> closed"));
    assert.equal(code, 0);
  });

  test("rabbitmq-consumer says what to do when there is no server", async () => {
    const { code, lines } = await runExample("rabbitmq-consumer", { RABBITMQ_URL: "amqp://127.0.0.1:1" });
    assert.equal(code, 1);
    assert.equal(lines[0], "There is no RabbitMQ at 127.0.0.1:1. Start one, for instance by");
  });
});

const firstWord = (line: string) => line.trim().split(" ")[0];
