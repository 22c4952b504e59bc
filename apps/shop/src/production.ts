import { ConfigError, type Environment } from "@mall/config";

/** Secrets that must not be one: who gets hold of one would have the others. */
const SECRETS = ["JWT_SECRET", "PAYMENT_CALLBACK_SECRET", "SECKILL_GUARD_SECRET", "SERVICE_TOKEN"];

/**
 * What no part of the configuration sees alone. Lets all pass in the demo.
 * @throws ConfigError naming the variable that is in the way of production.
 */
export function checkProduction(profile: "demo" | "production", env: Environment): void {
  if (profile === "demo") return;
  for (const [index, name] of SECRETS.entries()) {
    const twin = SECRETS.slice(0, index).find((other) => env[name] && env[other] === env[name]);
    if (twin) refuse(name, `is the same as ${twin}: each needs a value of its own (try: openssl rand -hex 32)`);
  }
}

function refuse(name: string, problem: string): never {
  throw new ConfigError([{ name, problem }]);
}
