import {
  ConfigError,
  checkSecrets,
  type DatabaseConfig,
  databaseOf,
  databaseVariables,
  type Environment,
  loadConfig,
  previousSecrets,
  sharedVariables,
} from "@mall/config";
import { Type } from "typebox";
import type { ProviderMode } from "./domain/payment.ts";

/** Signs callbacks in the demo profile. Public. */
const DEMO_CALLBACK_SECRET = "demo_callback_secret";

/** The variables the payment service reads. */
export const paymentVariables = Type.Object({
  PROFILE: sharedVariables.PROFILE,
  ...databaseVariables,
  PORT: Type.Integer({
    minimum: 1,
    maximum: 65_535,
    default: 8080,
    description: "Port of the gateway on this machine.",
  }),
  PAYMENT_CALLBACK_URL: Type.Optional(
    Type.String({
      pattern: "^https?://",
      description: "Where the provider calls back; default the gateway on this machine.",
    }),
  ),
  PAYMENT_CALLBACK_SECRET: Type.String({
    minLength: 1,
    default: DEMO_CALLBACK_SECRET,
    description: "Signs the provider's callbacks (HMAC-SHA256).",
  }),
  PAYMENT_CALLBACK_PREVIOUS_SECRETS: previousSecrets(
    "Secrets by commas whose signatures are taken as well, while PAYMENT_CALLBACK_SECRET changes.",
  ),
  PROVIDER_MODE: Type.Union([Type.Literal("succeed"), Type.Literal("fail"), Type.Literal("slow")], {
    default: "succeed",
    description: "What the simulated provider does with a payment.",
  }),
  PROVIDER_SLOW_SECONDS: Type.Integer({
    minimum: 1,
    maximum: 86_400,
    default: 5,
    description: "How late a slow payment lands.",
  }),
  PAY_WAIT_MS: Type.Integer({
    minimum: 0,
    maximum: 4000,
    default: 2000,
    description: "How long payment/pay waits for the payment's end before it answers `pending`.",
  }),
});

/** What the payment service is told. */
export interface PaymentConfig {
  demo: boolean;
  database: DatabaseConfig;
  callbackUrl: string;
  /** Signs the simulated provider's callbacks. */
  callbackSecret: string;
  /** Whose signatures are taken; `callbackSecret` first. */
  callbackSecrets: readonly string[];
  mode: ProviderMode;
  slowMs: number;
  waitMs: number;
}

/** @throws ConfigError naming each variable that does not fit, or a secret the production profile refuses. */
export function loadPaymentConfig(env: Environment): PaymentConfig {
  const config = loadConfig(paymentVariables, env);
  const { PROFILE: profile, PAYMENT_CALLBACK_SECRET: value } = config;
  if (profile === "production" && config.PROVIDER_MODE !== "succeed") {
    throw new ConfigError([{ name: "PROVIDER_MODE", problem: "makes payments fail or late: that is for the demo" }]);
  }
  const callbackSecrets = checkSecrets(profile, {
    ...{ name: "PAYMENT_CALLBACK_SECRET", value, demoValue: DEMO_CALLBACK_SECRET },
    previousName: "PAYMENT_CALLBACK_PREVIOUS_SECRETS",
    previous: config.PAYMENT_CALLBACK_PREVIOUS_SECRETS,
  });
  return {
    demo: profile === "demo",
    database: databaseOf(config),
    callbackUrl: config.PAYMENT_CALLBACK_URL ?? `http://localhost:${config.PORT}/api/v1/payment/callback`,
    callbackSecret: value,
    callbackSecrets,
    mode: config.PROVIDER_MODE,
    slowMs: config.PROVIDER_SLOW_SECONDS * 1000,
    waitMs: config.PAY_WAIT_MS,
  };
}
