import { Type } from "typebox";

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
export const MIN_SECRET_BYTES = 32;

/** What is wrong with a secret in a profile, or undefined when it may be used. */
export function secretProblem(profile: "demo" | "production", secret: string): string | undefined {
  if (profile === "demo") return undefined;
  if (secret === DEMO_JWT_SECRET) return "the production profile needs a secret of its own (try: openssl rand -hex 32)";
  if (Buffer.byteLength(secret) < MIN_SECRET_BYTES)
    return `must have at least ${MIN_SECRET_BYTES} bytes in the production profile`;
  return undefined;
}
