import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { masked, maskMobiles, maskText } from "./masking.ts";

test("a mobile number keeps its first three and last four digits, wherever it stands in a text", () => {
  assert.equal(maskMobiles("13800138000"), "138****8000");
  assert.equal(maskMobiles("Duplicate entry '13800138000' for key"), "Duplicate entry '138****8000' for key");
  assert.equal(maskMobiles("手机13800138000，又15912345678。"), "手机138****8000，又159****5678。");
});

test("numbers of orders, moments and figures are no mobile numbers", () => {
  for (const text of ["17954363560438014411", "1795436356043", "12800138000", "1380013800", "0.13800138000123"]) {
    assert.equal(maskMobiles(text), text);
  }
});

test("no mobile number is left in any text", () => {
  const mobile = fc.stringMatching(/^1[3-9]\d{9}$/);
  const between = fc.stringMatching(/^[^\d.]{1,8}$/);
  fc.assert(
    fc.property(between, mobile, between, (before, number, after) => {
      assert.ok(!maskText(`${before}${number}${after}`).includes(number));
    }),
  );
});

test("passwords of connection strings are cut, user and host stay", () => {
  assert.equal(maskText("connect mysql://shop:hunter2@db:3306 failed"), "connect mysql://shop:***@db:3306 failed");
  assert.equal(maskText("redis://:hunter2@cache:6379,redis://b"), "redis://:***@cache:6379,redis://b");
  assert.equal(maskText("amqp://a:p@ss@mq"), "amqp://a:***@mq");
  assert.equal(maskText("http://localhost:8080/api/v1?a=b@c"), "http://localhost:8080/api/v1?a=b@c");
});

test("tokens are cut out of texts", () => {
  assert.equal(maskText("authorization: Bearer abc.def, next"), "authorization: Bearer ***, next");
  assert.equal(maskText('{"t":"eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyX2lkIjoxfQ.c2ln-_"}'), '{"t":"***"}');
});

test("secrets and personal fields are cut by name, at any depth and in any spelling", () => {
  const given = {
    user_id: 7,
    Password: "p",
    old_password: "p",
    refreshToken: "r",
    request: { headers: { authorization: "Bearer x", "Set-Cookie": ["a"], "idempotency-key": "k" } },
    orders: [{ order_no: "1", receiver_name: "张三", receiverAddress: "x", receiver: { name: "张三" } }],
    detail_address: "蔬菜路1号",
    token_count: 3,
    password: "",
  };
  assert.deepEqual(masked(given), {
    user_id: 7,
    Password: "***",
    old_password: "***",
    refreshToken: "***",
    request: { headers: { authorization: "***", "Set-Cookie": "***", "idempotency-key": "***" } },
    orders: [{ order_no: "1", receiver_name: "***", receiverAddress: "***", receiver: "***" }],
    detail_address: "***",
    token_count: 3,
    password: "",
  });
  assert.equal(given.Password, "p", "the value itself is not changed");
});

test("a mobile number that is a number is masked as well", () => {
  assert.deepEqual(masked({ mobile: 13_800_138_000, at: 1_700_000_000_000 }), {
    mobile: "138****8000",
    at: 1_700_000_000_000,
  });
});

test("errors keep what tells what went wrong, without the values of their statement", () => {
  const cause = Object.assign(new Error("Duplicate entry '13800138000'"), {
    code: "ER_DUP_ENTRY",
    sql: "insert into users values ('farmer')",
  });
  const shown = masked({ err: new Error("mysql://a:b@c is away", { cause }) }) as {
    err: { type: string; message: string; stack: string; cause: Record<string, unknown> };
  };
  assert.equal(shown.err.type, "Error");
  assert.equal(shown.err.message, "mysql://a:***@c is away");
  assert.match(shown.err.stack, /masking\.test/);
  assert.deepEqual(
    [shown.err.cause.message, shown.err.cause.code, shown.err.cause.sql],
    ["Duplicate entry '138****8000'", "ER_DUP_ENTRY", "***"],
  );
});

test("a value that holds itself ends somewhere", () => {
  const loop: Record<string, unknown> = {};
  loop.self = loop;
  assert.match(JSON.stringify(masked(loop)), /"\*\*\*"/);
});
