import { hostname } from "node:os";
import { ConfigError, checkSecret, type Environment, loadConfig, serverAddress, sharedVariables } from "@mall/config";
import { type Static, Type } from "typebox";

const address = (port: number) =>
  Type.String({
    pattern: "^[^\\s:,]+:\\d+(,[^\\s:,]+:\\d+)*$",
    default: `127.0.0.1:${port}`,
    description: "host:port of the service, several separated by commas; not looked at with CONSUL_ADDR.",
  });

/** The variables every process reads. */
export const runtimeVariables = Type.Object({
  DATA_DIR: Type.String({ minLength: 1, default: ".data", description: "Where the embedded profile keeps its files." }),
  LOG_LEVEL: Type.Union(
    ["debug", "info", "warn", "error", "silent"].map((level) => Type.Literal(level)),
    { default: "info", description: "The least severe line that is logged." },
  ),
  GRPC_HOST: Type.String({ minLength: 1, default: "127.0.0.1", description: "Address the gRPC server listens on." }),
  GRPC_PORT: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 65_535,
      description: "Port of the gRPC server; each service has its default.",
    }),
  ),
  USER_SERVICE_ADDR: address(50_051),
  PRODUCT_SERVICE_ADDR: address(50_052),
  CART_SERVICE_ADDR: address(50_053),
  ORDER_SERVICE_ADDR: address(50_054),
  PAYMENT_SERVICE_ADDR: address(50_055),
  ADDRESS_SERVICE_ADDR: address(50_056),
  REVIEW_SERVICE_ADDR: address(50_057),
  ADMIN_SERVICE_ADDR: address(50_058),
  ADVERTISE_HOST: Type.Optional(
    Type.String({
      minLength: 1,
      description: "Host under which others reach this process; without it GRPC_HOST, or the host's name for 0.0.0.0.",
    }),
  ),
  RABBITMQ_URL: serverAddress("rabbitmq", "^amqps?://", "RabbitMQ 3: amqp://user:password@host:5672."),
  CONSUL_ADDR: serverAddress("consul", "^https?://", "Consul, where services find each other: http://host:8500."),
  OTEL_EXPORTER_OTLP_ENDPOINT: serverAddress(
    "jaeger",
    "^https?://",
    "Collector for traces (OTLP over HTTP), such as http://localhost:4318.",
  ),
  TRACE_SAMPLE_RATIO: Type.Number({
    minimum: 0,
    maximum: 1,
    default: 1,
    description: "Share of requests that are traced.",
  }),
  FLOW_RULES_SOURCE: Type.Optional(
    Type.String({
      pattern: "^(consul|file:.+|rediss?://.+)$",
      description:
        "Where flow rules are kept: consul, file:PATH or redis://host:6379. Left out: Consul where it has an address, else DATA_DIR/flow-rules.json.",
    }),
  ),
  ORDER_TIMEOUT_SECONDS: sharedVariables.ORDER_TIMEOUT_SECONDS,
  PROFILE: sharedVariables.PROFILE,
  SERVICE_TOKEN: Type.Optional(
    Type.String({
      pattern: "^[\\x21-\\x7e]{1,256}$",
      description:
        "Shared by all services: each takes gRPC calls with it only. Left out: from whoever reaches the port.",
    }),
  ),
});

/** What every process of the shop is told, whichever services run in it. */
export interface RuntimeConfig {
  dataDir: string;
  logLevel: string;
  grpcHost: string;
  grpcPort: number | undefined;
  /** `host:port` by service name. */
  addresses: Record<string, string>;
  /** Where others reach this process. */
  advertiseHost: string;
  rabbitmqUrl: string | undefined;
  consulAddr: string | undefined;
  otlpEndpoint: string | undefined;
  sampleRatio: number;
  /** Undefined: Consul where there is one, else a file beside the data. */
  flowRulesSource: string | undefined;
  orderTimeoutMs: number;
  /** Undefined: calls need none. */
  serviceToken: string | undefined;
}

/** @throws ConfigError naming each variable that does not fit. */
export function loadRuntimeConfig(env: Environment): RuntimeConfig {
  const config = loadConfig(runtimeVariables, env);
  checkServiceToken(config);
  return {
    dataDir: config.DATA_DIR,
    logLevel: config.LOG_LEVEL,
    grpcHost: config.GRPC_HOST,
    grpcPort: config.GRPC_PORT,
    addresses: {
      "user-service": config.USER_SERVICE_ADDR,
      "product-service": config.PRODUCT_SERVICE_ADDR,
      "cart-service": config.CART_SERVICE_ADDR,
      "order-service": config.ORDER_SERVICE_ADDR,
      "payment-service": config.PAYMENT_SERVICE_ADDR,
      "address-service": config.ADDRESS_SERVICE_ADDR,
      "review-service": config.REVIEW_SERVICE_ADDR,
      "admin-service": config.ADMIN_SERVICE_ADDR,
    },
    advertiseHost: config.ADVERTISE_HOST ?? reachable(config.GRPC_HOST),
    rabbitmqUrl: config.RABBITMQ_URL,
    consulAddr: config.CONSUL_ADDR,
    otlpEndpoint: config.OTEL_EXPORTER_OTLP_ENDPOINT,
    sampleRatio: config.TRACE_SAMPLE_RATIO,
    flowRulesSource: config.FLOW_RULES_SOURCE,
    orderTimeoutMs: config.ORDER_TIMEOUT_SECONDS * 1000,
    serviceToken: config.SERVICE_TOKEN,
  };
}

/** The token of the compose file and of the chart as they ship. */
const DEMO_SERVICE_TOKEN = "demo_service_token";

/** Whether only this machine reaches an address. */
export const isLoopback = (host: string): boolean => /^(localhost|127\.|\[?::1\]?$)/.test(host);

/** In production a service that others reach by the network takes calls with a token only. */
function checkServiceToken({ PROFILE, SERVICE_TOKEN, GRPC_HOST }: Static<typeof runtimeVariables>): void {
  const name = "SERVICE_TOKEN";
  if (SERVICE_TOKEN !== undefined) {
    checkSecret(PROFILE, { name, value: SERVICE_TOKEN, demoValue: DEMO_SERVICE_TOKEN });
    return;
  }
  if (PROFILE === "demo" || isLoopback(GRPC_HOST)) return;
  const problem = `is missing: in production nobody else may call the services (GRPC_HOST is ${GRPC_HOST})`;
  throw new ConfigError([{ name, problem }]);
}

/** All addresses of the host is none that others could call. */
function reachable(host: string): string {
  return host === "0.0.0.0" || host === "::" ? hostname() : host;
}
