import { ConfigError, type Environment } from "@mall/config";

/** Secrets that must not be one: who gets hold of one would have the others. */
const SECRETS = ["JWT_SECRET", "PAYMENT_CALLBACK_SECRET", "SECKILL_GUARD_SECRET", "SERVICE_TOKEN"];

/** What the parts were told. */
interface Checked {
  profile: "demo" | "production";
  providerMode: string;
}

/**
 * What no part of the configuration sees alone. Lets all pass in the demo.
 * @throws ConfigError naming the variable that is in the way of production.
 */
export function checkProduction({ profile, providerMode }: Checked, env: Environment): void {
  if (profile === "demo") return;
  for (const [index, name] of SECRETS.entries()) {
    const twin = SECRETS.slice(0, index).find((other) => env[name] && env[other] === env[name]);
    if (twin) refuse(name, `is the same as ${twin}: each needs a value of its own (try: openssl rand -hex 32)`);
  }
  if (providerMode !== "succeed") refuse("PROVIDER_MODE", "makes payments fail or late: that is for the demo");
}

function refuse(name: string, problem: string): never {
  throw new ConfigError([{ name, problem }]);
}
