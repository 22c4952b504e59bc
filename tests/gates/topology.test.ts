// Compose file and chart against what the services themselves say they need. Nothing is started here.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { SERVICES as STARTED } from "../../scripts/start-full/plan.ts";
import { chartServices, composeServices, differences, readCompose, readValues, SERVICES } from "./topology.ts";

test("the compose file gives each service what it needs, and nothing it does not know", () => {
  assert.deepEqual(differences(composeServices(readCompose())), []);
});

test("so does the chart", () => {
  assert.deepEqual(differences(chartServices(readValues())), []);
});

test("start:full starts the same nine", () => {
  assert.deepEqual([...STARTED].sort(), Object.keys(SERVICES).sort());
});

test("a variable, a server to wait for or a service that is missing is told by name, and so is one too many", () => {
  const compose = readCompose();
  const { order, product, cart } = compose.services;
  delete order?.environment?.MYSQL_URL;
  delete product?.depends_on?.elasticsearch;
  if (cart?.environment) cart.environment.CART_URL = "x";
  delete compose.services.payment;
  const found = differences(composeServices(compose));
  assert.deepEqual(found.sort(), [
    "cart: CART_URL is not known to it",
    "order: MYSQL_URL is not set",
    "payment: is missing",
    "product: ES_URL: waits not for elasticsearch",
  ]);
  const values = readValues();
  values.services.user?.secrets.splice(0);
  assert.ok(differences(chartServices(values)).includes("user: MYSQL_URL is not set"));
});

test("production is refused with the demo's secrets, in both", () => {
  const services = composeServices(readCompose());
  for (const { env } of Object.values(services)) if (env.PROFILE) env.PROFILE = "production";
  const found = differences(services).join("\n");
  assert.match(found, /user: .*JWT_SECRET/s);
  assert.match(found, /payment: .*PAYMENT_CALLBACK_SECRET/s);
});

test("the servers have the images of the contract, health checks, and volumes that are declared", () => {
  const { services, volumes } = readCompose();
  const images = {
    ...{ mysql: /^mysql:8\.0/, redis: /^redis:7/, rabbitmq: /^rabbitmq:3.*-management/, consul: /consul:1/ },
    ...{ elasticsearch: /elasticsearch:7\.17/, kibana: /kibana:7\.17/, jaeger: /jaegertracing\/all-in-one:1/ },
    ...{ prometheus: /^prom\/prometheus/, grafana: /^grafana\/grafana/ },
  };
  for (const [name, image] of Object.entries(images)) {
    const server = services[name];
    assert.match(server?.image ?? "", image);
    assert.ok(server?.healthcheck, `${name} has no health check`);
    const own = (server.volumes ?? [])
      .map((volume) => volume.split(":")[0] ?? "")
      .filter((each) => !each.startsWith("."));
    assert.ok(own.length > 0 && own.every((each) => each in volumes), `${name} keeps nothing`);
  }
});

test("the chart's templates use all that its values say, with probes, limits, budgets and scaling", () => {
  const folder = "deploy/helm/flash-mall/templates/";
  const templates = readdirSync(folder)
    .map((file) => readFileSync(folder + file, "utf8"))
    .join("\n");
  for (const key of ["port", "grpcService", "replicas", "maxReplicas", "config", "secrets", "resources"]) {
    assert.match(templates, new RegExp(`\\$service\\.${key}\\b`));
  }
  for (const part of [
    "startupProbe",
    "readinessProbe",
    "livenessProbe",
    "PodDisruptionBudget",
    "HorizontalPodAutoscaler",
  ]) {
    assert.ok(templates.includes(part), part);
  }
});
