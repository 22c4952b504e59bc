import assert from "node:assert/strict";
import { test } from "node:test";
import { ConfigError } from "@mall/config";
import { loadShopConfig } from "./config.ts";

const servers = {
  MYSQL_URL: "mysql://root@127.0.0.1:3306",
  REDIS_URL: "redis://127.0.0.1:6379",
  RABBITMQ_URL: "amqp://127.0.0.1:5672",
  ES_URL: "http://127.0.0.1:9200",
};

test("several processes need every server, and each that is missing is named", () => {
  const { ES_URL: _, REDIS_URL: __, ...some } = servers;
  assert.throws(
    () => loadShopConfig({ ...some, SHOP_WORKERS: "2" }),
    (error) => error instanceof ConfigError && /REDIS_URL/.test(error.message) && /ES_URL/.test(error.message),
  );
  assert.equal(loadShopConfig({ ...servers, SHOP_WORKERS: "2" }).workers, 2);
});

test("one process needs none, and no process is refused", () => {
  assert.equal(loadShopConfig({}).workers, 1);
  assert.throws(() => loadShopConfig({ SHOP_WORKERS: "0" }), /SHOP_WORKERS/);
});
