import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import { newBuyer } from "./buyer.fixture.ts";
import {
  answersForGood,
  endsTheSession,
  type Field,
  type Operation,
  readOperations,
  validExample,
} from "./openapi.fixture.ts";
import { type RunningShop, startShop } from "./shop.fixture.ts";

/** Values that no field of the API takes, whatever its type, or that a careless server stumbles over. */
const HOSTILE: unknown[] = [
  ...[null, true, [], {}, [[]], -1, 0, 1.5, -0.1, 1e308, 2 ** 53, -(2 ** 63), "", " ", "\u0000", "0x10", "1e3", "NaN"],
  ...[
    "' or 1=1 --",
    '"; drop table orders; --',
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "%00",
    "\ud800",
    "💥".repeat(50),
  ],
  ...["x".repeat(300), "9".repeat(400), { $gt: "" }, { toString: "x" }, ["1", "2"], "__proto__", "constructor"],
];

describe("bad input", () => {
  let shop: RunningShop;
  let token: string;
  let operator: string;
  let described: Operation[];
  let operations: Operation[];

  before(async () => {
    shop = await startShop({ SECKILL_QPS: "0", LOG_LEVEL: "error" });
    token = (await newBuyer(shop.api)).token;
    operator = (await shop.api.post("user/login", { username: "admin", password: "123" })).data.token;
    described = await readOperations(shop.url);
    operations = described.filter(
      (operation) => !endsTheSession(operation) && !answersForGood(operation) && !operation.isFile,
    );
  });
  after(async () => await shop.dispose());

  const tokenFor = ({ path }: Operation) =>
    path.includes("seckill/activities") || path.startsWith("ops/") ? operator : token;

  const send = async (operation: Operation, input: Record<string, unknown>) => {
    const { method, path } = operation;
    if (method !== "get") return await sendBody(operation, input);
    const pairs = Object.entries(input).map(([name, value]) => [
      name,
      typeof value === "string" ? value.toWellFormed() : JSON.stringify(value),
    ]);
    return await shop.api.get(`${path}?${new URLSearchParams(pairs as [string, string][])}`, tokenFor(operation));
  };

  const sendBody = async (operation: Operation, body: unknown) => {
    const { method, path, exampleHeaders } = operation;
    if (method === "put") return await shop.api.put(path, body, tokenFor(operation));
    return await shop.api.post(path, body, tokenFor(operation), exampleHeaders);
  };

  /** Never a fault of ours, and an answer that tells what was wrong. */
  const checkRefusal = (answer: Awaited<ReturnType<typeof send>>, operation: Operation, said: unknown) => {
    const context = `${operation.method} ${operation.path} ${JSON.stringify(said)} answered ${answer.status} ${answer.msg}`;
    assert.ok(answer.status < 500, context);
    if (answer.status >= 400) assert.ok(answer.error && answer.msg && !answer.msg.includes("undefined"), context);
    if (answer.error === "invalid_input") assert.ok(answer.field, context);
  };

  test("the description has every route of the contract", () => {
    const known = new Set(described.map(({ method, path }) => `${method} ${path}`));
    for (const route of CONTRACT) assert.ok(known.has(route), route);
  });

  test("a required field that is missing is named", async () => {
    for (const operation of operations) {
      for (const field of operation.fields.filter(({ required }) => required)) {
        const { [field.name]: _, ...rest } = validExample(operation);
        const answer = await send(operation, rest);
        assert.deepEqual(
          [answer.status, answer.error, answer.field],
          [400, "invalid_input", field.name],
          `${operation.path} without ${field.name}`,
        );
      }
    }
  });

  test("a field of the wrong type is named", async () => {
    for (const operation of operations.filter(({ method }) => method !== "get")) {
      for (const field of operation.fields) {
        const wrong = wrongTypeFor(field);
        const answer = await send(operation, { ...validExample(operation), [field.name]: wrong });
        assert.deepEqual(
          [answer.status, answer.error],
          [400, "invalid_input"],
          `${operation.path} ${field.name}=${JSON.stringify(wrong)}`,
        );
        assert.ok(
          answer.field === field.name || answer.field?.startsWith(`${field.name}.`),
          `${answer.field} for ${field.name}`,
        );
      }
    }
  });

  test("a number that is negative, zero, fractional or huge is refused by name where it makes no sense", async () => {
    const whole = operations.flatMap((operation) =>
      operation.fields.filter(isId).map((field) => [operation, field] as const),
    );
    assert.ok(whole.length > 10);
    for (const [operation, field] of whole) {
      for (const value of [-1, 0, 1.5, 1e30, 2 ** 60]) {
        const answer = await send(operation, { ...validExample(operation), [field.name]: value });
        assert.deepEqual([answer.status, answer.field], [400, field.name], `${operation.path} ${field.name}=${value}`);
      }
    }
  });

  test("a query with more digits than a number can have is refused by name", async () => {
    const counts = operations
      .filter(({ method }) => method === "get")
      .flatMap((operation) => operation.fields.map((field) => [operation, field] as const))
      .filter(([, { type }]) => type === "integer" || type === "number");
    assert.ok(counts.length > 5);
    for (const [operation, field] of counts) {
      const answer = await send(operation, { ...validExample(operation), [field.name]: "9".repeat(400) });
      assert.deepEqual([answer.status, answer.field], [400, field.name], `${operation.path} ${field.name}`);
    }
  });

  test("a text that is too long is refused by name", async () => {
    for (const operation of operations) {
      // A longer one is a file: its body is too large before its text is too long.
      for (const field of operation.fields.filter(({ type, maxLength }) => type === "string" && maxLength < 10_000)) {
        const tooLong = "字".repeat(Math.max(300, field.maxLength + 1));
        const answer = await send(operation, { ...validExample(operation), [field.name]: tooLong });
        assert.deepEqual([answer.status, answer.field], [400, field.name], `${operation.path} ${field.name}`);
      }
    }
  });

  test("whatever is sent in whatever field, the answer is no 5xx and says what was wrong", async () => {
    for (const operation of operations) {
      for (const field of operation.fields) {
        for (const value of HOSTILE)
          checkRefusal(await send(operation, { ...validExample(operation), [field.name]: value }), operation, {
            [field.name]: value,
          });
      }
    }
  });

  test("random JSON as a body or a query makes no 5xx either", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: operations.length - 1 }),
        fc.json({ maxDepth: 3 }),
        async (index, body) => {
          const operation = operations[index] as Operation;
          if (operation.method !== "get")
            return checkRefusal(await sendBody({ ...operation, exampleHeaders: {} }, body), operation, body);
          const query = new URLSearchParams(
            operation.fields.map(({ name }): [string, string] => [name, body.toWellFormed()]),
          );
          return checkRefusal(await shop.api.get(`${operation.path}?${query}`, tokenFor(operation)), operation, body);
        },
      ),
      { numRuns: 400 },
    );
  });

  test("bodies and headers that are no HTTP client's are refused, not stumbled over", async () => {
    for (const body of [
      "",
      "{",
      "nul",
      "[]",
      '"text"',
      "1",
      "\u0000",
      '{"a":',
      "x".repeat(70_000),
      '{"__proto__":{"admin":true}}',
    ]) {
      const answer = await shop.api.post("cart/add", body, token);
      assert.ok(answer.status >= 400 && answer.status < 500, `${body.slice(0, 20)} answered ${answer.status}`);
    }
  });

  test("what is too much HTTP for any route is answered as an error too", async () => {
    const answer = await shop.api.get(`product/list?query=${"x".repeat(20_000)}`);
    assert.deepEqual([answer.status, answer.error], [431, "headers_too_large"]);
  });
});

/** A number of 0 may mean all of them. */
function isId({ type, name, minimum }: Field): boolean {
  return type === "integer" && minimum !== 0 && (name === "id" || name.endsWith("_id") || name === "quantity");
}

function wrongTypeFor({ type }: Field): unknown {
  return type === "string" ? 12_345 : "not what it should be";
}

const CONTRACT = [
  ...["register", "login", "update", "password", "refresh", "logout"].map((name) => `post user/${name}`),
  ...["add", "update", "delete", "set_default"].map((name) => `post address/${name}`),
  ...[
    "get user/info",
    "get address/list",
    "get product/list",
    "get product/detail",
    "get product/suggest",
    "get cart/list",
  ],
  ...["add", "update", "delete"].map((name) => `post cart/${name}`),
  ...["post order/create", "post order/cancel", "get order/list", "get order/detail"],
  ...["post payment/pay", "post payment/callback", "post product/seckill", "get product/seckill/result"],
  ...["get seckill/activities", "post seckill/activities"],
];
