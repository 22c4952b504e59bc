import { Type } from "typebox";
import { ConfigError } from "./load-config.ts";

/** Variables that mean the same in every service; each service's schema picks the ones it reads. */
export const sharedVariables = {
  PROFILE: Type.Union([Type.Literal("demo"), Type.Literal("production")], {
    default: "demo",
    description: "demo: known secret, weak passwords, users need not exist. production: refuses all of that.",
  }),
  JWT_SECRET: Type.String({ minLength: 1, default: "my_secret_key", description: "Signs access tokens (HS256)." }),
  ORDER_TIMEOUT_SECONDS: Type.Integer({
    minimum: 1,
    maximum: 86_400,
    default: 60,
    description: "How long an order may stay unpaid before it closes itself.",
  }),
  SQLITE_SYNCHRONOUS: Type.Union([Type.Literal("NORMAL"), Type.Literal("FULL")], {
    default: "NORMAL",
    description: "NORMAL survives a killed process; FULL a power cut as well, at a few hundred commits per second.",
  }),
};

/** The secret of the demo profile. Public, so that scripts can sign tokens of their own. */
export const DEMO_JWT_SECRET = "my_secret_key";

/** The shortest secret the production profile takes, in bytes (RFC 7518, section 3.2: as long as the hash). */
const MIN_SECRET_BYTES = 32;

/** A secret as it was read, and the public one that the demo uses in its place. */
export interface Secret {
  /** The variable. */
  name: string;
  value: string;
  demoValue: string;
}

/**
 * Lets any secret pass in the demo; production needs one of its own, long enough.
 * @throws ConfigError naming the variable.
 */
export function checkSecret(profile: "demo" | "production", { name, value, demoValue }: Secret): void {
  if (profile === "demo") return;
  const problem = "the production profile needs a secret of its own";
  if (value === demoValue) throw new ConfigError([{ name, problem: `${problem} (try: openssl rand -hex 32)` }]);
  if (Buffer.byteLength(value) >= MIN_SECRET_BYTES) return;
  throw new ConfigError([{ name, problem: `${problem} with at least ${MIN_SECRET_BYTES} bytes` }]);
}
