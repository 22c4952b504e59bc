import assert from "node:assert/strict";
import { test } from "node:test";
import Fastify from "fastify";
import { parseEveryBodyAsJson } from "./json-body.ts";

test("no key reaches the prototype, however it is written; other texts stay as they are", async () => {
  const app = Fastify();
  parseEveryBodyAsJson(app);
  app.post("/", async ({ body }) => ({ keys: Object.keys(body as object), text: JSON.stringify(body) }));
  const sent = async (payload: string) => (await app.inject({ method: "POST", url: "/", payload })).json();
  for (const name of ["__proto__", "\\u005f_proto__", "__prot\\u006F__", "\\u005F\\u005f\\u0070roto__"]) {
    assert.deepEqual((await sent(`{"${name}":{"admin":true},"a":1}`)).keys, ["a"], name);
    assert.equal((await sent(`{"a":{"${name}":{"admin":true}}}`)).text, '{"a":{}}', name);
  }
  assert.equal((await sent('{"a":"\\u9ec4","b":"__proto__"}')).text, '{"a":"黄","b":"__proto__"}');
});
