import { createHash } from "node:crypto";
import { ConfigError } from "./load-config.ts";

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

/** A secret, and the others that are taken beside it. */
export interface Secrets extends Secret {
  /** The variable of the others. */
  previousName: string;
  /** The others, by commas. */
  previous: string;
}

/**
 * All secrets that are taken, the one that signs first. Each has to be one that the profile allows.
 * @throws ConfigError naming the variable.
 */
export function checkSecrets(
  profile: "demo" | "production",
  secrets: Secrets,
): [current: string, ...previous: string[]] {
  const { previousName, previous, ...current } = secrets;
  const others = previous.split(",").flatMap((each) => each.trim() || []);
  checkSecret(profile, current);
  for (const value of others) checkSecret(profile, { ...current, name: previousName, value });
  return [current.value, ...others];
}

/**
 * The secrets of access tokens, the one that signs first.
 * @throws ConfigError naming the variable.
 */
export function jwtSecretsOf(
  profile: "demo" | "production",
  { JWT_SECRET, JWT_PREVIOUS_SECRETS }: { JWT_SECRET: string; JWT_PREVIOUS_SECRETS: string },
): [current: string, ...previous: string[]] {
  const current = { name: "JWT_SECRET", value: JWT_SECRET, demoValue: DEMO_JWT_SECRET };
  return checkSecrets(profile, { ...current, previousName: "JWT_PREVIOUS_SECRETS", previous: JWT_PREVIOUS_SECRETS });
}

/** Tells the keys of tokens apart (JWT header `kid`): the first 8 bytes of the secret's SHA-256, which do not lead back to it. */
export function keyIdOf(secret: string): string {
  return createHash("sha256").update(secret).digest().subarray(0, 8).toString("base64url");
}
