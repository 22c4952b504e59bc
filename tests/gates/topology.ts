import { readFileSync } from "node:fs";
import { addressVariables, loadAddressConfig } from "@mall/address";
import { adminVariables, loadAdminConfig } from "@mall/admin";
import { cartVariables, loadCartConfig } from "@mall/cart";
import type { Environment } from "@mall/config";
import { gatewayVariables, loadGatewayConfig } from "@mall/gateway";
import { loadOrderConfig, orderVariables } from "@mall/order";
import { loadPaymentConfig, paymentVariables } from "@mall/payment";
import { loadProductConfig, productVariables } from "@mall/product";
import { loadReviewConfig, reviewVariables } from "@mall/review";
import { loadRuntimeConfig, runtimeVariables } from "@mall/runtime";
import { loadUserConfig, userVariables } from "@mall/user";
import { parse } from "yaml";

interface Described {
  port: number;
  variables: { properties: Record<string, unknown> };
  load: (env: Environment) => unknown;
}

/** The services as their own code describes them. */
export const SERVICES: Record<string, Described> = {
  user: { port: 50_051, variables: userVariables, load: loadUserConfig },
  product: { port: 50_052, variables: productVariables, load: loadProductConfig },
  cart: { port: 50_053, variables: cartVariables, load: loadCartConfig },
  order: { port: 50_054, variables: orderVariables, load: loadOrderConfig },
  payment: { port: 50_055, variables: paymentVariables, load: loadPaymentConfig },
  address: { port: 50_056, variables: addressVariables, load: loadAddressConfig },
  review: { port: 50_057, variables: reviewVariables, load: loadReviewConfig },
  admin: { port: 50_058, variables: adminVariables, load: loadAdminConfig },
  gateway: { port: 8080, variables: gatewayVariables, load: loadGatewayConfig },
};

/** A service as a deployment describes it. */
export interface Deployed {
  port: number;
  env: Environment;
  /** Servers it waits for; undefined where the deployment knows no such thing. */
  waitsFor?: string[];
}

/** Everything in which a deployment differs from what the services need, in words. */
export function differences(deployed: Record<string, Deployed>): string[] {
  const missing = Object.keys(SERVICES).filter((name) => !deployed[name]);
  const found = Object.entries(deployed).flatMap(([name, own]) => {
    const described = SERVICES[name];
    return described ? differencesOf(described, own).map((each) => `${name}: ${each}`) : [`${name}: is no service`];
  });
  return [...missing.map((name) => `${name}: is missing`), ...found];
}

function differencesOf({ port, variables, load }: Described, own: Deployed): string[] {
  const known: Record<string, unknown> = { ...runtimeVariables.properties, ...variables.properties };
  const needed = Object.entries(known).flatMap(([name, schema]) => {
    const { server } = schema as { server?: string };
    return server ? [{ name, server }] : [];
  });
  return [
    ...(own.port === port ? [] : [`port is ${own.port}, not ${port}`]),
    ...needed.filter(({ name }) => !own.env[name]).map(({ name }) => `${name} is not set`),
    ...needed.flatMap(({ name, server }) =>
      own.waitsFor?.includes(server) === false ? [`${name}: waits not for ${server}`] : [],
    ),
    ...Object.keys(own.env)
      .filter((name) => !(name in known))
      .map((name) => `${name} is not known to it`),
    ...refusal(() => load(own.env)),
    ...refusal(() => loadRuntimeConfig(own.env)),
  ];
}

function refusal(load: () => unknown): string[] {
  try {
    load();
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}

interface ComposeService {
  environment?: Record<string, string>;
  expose?: string[];
  ports?: string[];
  depends_on?: Record<string, { condition: string }>;
  image?: string;
  healthcheck?: unknown;
  volumes?: string[];
}

/** The compose file. */
export function readCompose(): { services: Record<string, ComposeService>; volumes: Record<string, unknown> } {
  return parse(readFileSync("docker-compose-full.yml", "utf8"), { merge: true });
}

/** What the compose file says of the services, with the defaults of its own variables. */
export function composeServices({ services }: ReturnType<typeof readCompose>): Record<string, Deployed> {
  const entries = Object.keys(SERVICES).flatMap((name) => {
    const service = services[name];
    if (!service) return [];
    const waits = Object.entries(service.depends_on ?? {}).filter(
      ([, { condition }]) => condition === "service_healthy",
    );
    const port = Number(service.expose?.[0] ?? service.ports?.[0]?.split(":").at(-1));
    return [[name, { port, env: filled(service.environment ?? {}), waitsFor: waits.map(([each]) => each) }] as const];
  });
  return Object.fromEntries(entries);
}

/** `${NAME:-default}` as the compose file's reader sees it who sets nothing. */
function filled(environment: Record<string, string>): Environment {
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name, String(value).replace(/\$\{\w+:-([^}]*)\}/g, "$1")]),
  );
}

interface Values {
  config: Record<string, string>;
  secrets: Record<string, string>;
  services: Record<string, { port: number; config: string[]; secrets: string[]; grpcService: string }>;
}

/** The values of the chart. */
export function readValues(): Values {
  return parse(readFileSync("deploy/helm/flash-mall/values.yaml", "utf8"));
}

/** What the chart's values say of the services; its template adds ADVERTISE_HOST. */
export function chartServices({ config, secrets, services }: Values): Record<string, Deployed> {
  const entries = Object.entries(services).map(([name, own]) => {
    const pairs = [
      ...own.config.map((each) => [each, config[each]]),
      ...own.secrets.map((each) => [each, secrets[each]]),
    ];
    return [name, { port: own.port, env: { ADVERTISE_HOST: "10.0.0.1", ...Object.fromEntries(pairs) } }] as const;
  });
  return Object.fromEntries(entries);
}
