import { Type } from "typebox";

/** Secrets that sign nothing any more, or not yet, but are still taken. */
export function previousSecrets(description: string) {
  return Type.String({ default: "", description });
}

/** Variables that mean the same in every service; each service's schema picks the ones it reads. */
export const sharedVariables = {
  PROFILE: Type.Union([Type.Literal("demo"), Type.Literal("production")], {
    default: "demo",
    description: "demo: known secret, weak passwords, users need not exist. production: refuses all of that.",
  }),
  JWT_SECRET: Type.String({ minLength: 1, default: "my_secret_key", description: "Signs access tokens (HS256)." }),
  JWT_PREVIOUS_SECRETS: previousSecrets(
    "Secrets by commas whose access tokens are taken as well, while JWT_SECRET changes.",
  ),
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
