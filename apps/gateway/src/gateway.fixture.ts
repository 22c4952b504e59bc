import { createLocalRegistry } from "@mall/discovery";
import { silentLogger } from "@mall/kernel";
import type { Broker } from "@mall/messaging";
import { createDispatcher, type ServiceDefinition, type ServiceImplementation } from "@mall/rpc";
import { createLocalInvalidations, createProcessFlow, openRuleSource } from "@mall/runtime";
import { createManualClock, temporaryDirectory } from "@mall/testkit";
import { createTraceStore, createTracing, noTracing } from "@mall/tracing";
import { createSigner } from "fast-jwt";
import { composeGateway, type GatewayConfig, type ShopControls } from "./compose.ts";

/** The gateway in front of services that a test plays. */
export async function startGateway(
  overrides: Partial<GatewayConfig> = {},
  broker: Broker = noBroker,
  sampleRatio = 1,
  controls: ShopControls = {},
) {
  const directory = temporaryDirectory();
  const clock = createManualClock();
  const traces = createTraceStore();
  const tracing = await createTracing({ service: "gateway", store: traces, sampleRatio });
  const registry = createLocalRegistry();
  const config = { ...defaults, ...overrides };
  const invalidations = createLocalInvalidations();
  const flow = createProcessFlow({
    ...{ service: "gateway", dataDir: directory.path, logger: silentLogger, clock },
    source: await openRuleSource({
      wanted: undefined,
      dataDir: directory.path,
      consul: undefined,
      logger: silentLogger,
    }),
  });
  const gateway = await composeGateway(
    config,
    {
      service: "gateway",
      clock,
      logger: silentLogger,
      tracing,
      broker,
      directory: registry.directoryOf(tracing, flow.guard),
      dataDir: directory.path,
      flow,
      invalidations,
    },
    { traces, controls },
  );
  return {
    app: gateway.app,
    listen: gateway.listen,
    clock,
    traces,
    flow,
    invalidations,
    /** Plays a service: the methods that the test needs. */
    play: <D extends ServiceDefinition>(definition: D, methods: Partial<ServiceImplementation<D>>) => {
      const implementation = { ...writesDown, ...methods } as ServiceImplementation<D>;
      registry.register(
        createDispatcher({ definition, implementation, tracing: noTracing, logger: silentLogger }),
        async () => {},
      );
    },
    close: async () => {
      await gateway.stop();
      await flow.close();
      directory.remove();
    },
  };
}

/** What the user service has to do for staff to do anything. */
const writesDown = { beginAudit: async () => ({}), finishAudit: async () => ({}) };

const noBroker = {
  kind: "embedded",
  depths: async () => [{ queue: "q", ready: 1, delayed: 2, unacked: 3 }],
} as unknown as Broker;

const defaults: GatewayConfig = {
  profile: "demo",
  jwtSecrets: ["my_secret_key"],
  host: "localhost",
  port: 8080,
  seckillQps: 5,
  seckillGuard: { mode: "off", bits: 16, tokenMs: 120_000, secret: "my_secret_key" },
  sessionCacheMs: 2000,
  sessionTrustMs: 30_000,
  requestTimeoutMs: 5000,
  workers: 1,
  trustProxy: undefined,
  corsOrigins: [],
  synchronous: "NORMAL",
  redis: undefined,
};

/** When the tokens were signed, in seconds since the epoch: once, or who asks again in the next second is a stranger. */
const SIGNED_AT = Math.floor(Date.now() / 1000);

/** A header with a token as the shop's own scripts sign it, good for ten minutes. The same one for who asks again. */
export function bearer(userId: number, key = "my_secret_key", claims: object = {}): { authorization: string } {
  const sign = createSigner({ key, algorithm: "HS256" });
  const times = { iat: SIGNED_AT, exp: SIGNED_AT + 600 };
  return { authorization: `Bearer ${sign({ user_id: userId, iss: "go-ecommerce", ...times, ...claims })}` };
}
