import { ConfigError } from "@mall/config";
import type { Logger } from "@mall/kernel";
import { isLoopback } from "@mall/runtime";
import { Type } from "typebox";

/** Variables of a gateway that strangers reach. */
export const publicVariables = {
  TRUST_PROXY: Type.Optional(
    Type.String({
      pattern: "^[0-9a-fA-F.:/, ]+$",
      description: "Addresses or networks of proxies in front, by commas: limits by address then look behind them.",
    }),
  ),
  CORS_ORIGINS: Type.Optional(
    Type.String({
      description:
        "Origins whose pages may call the API from a browser, by commas: https://shop.example. * for all, not in production.",
    }),
  ),
};

/**
 * The origins of CORS_ORIGINS, each as browsers send it.
 * @throws ConfigError for one that no browser sends, and for `*` in production.
 */
export function originsOf(profile: "demo" | "production", text = ""): string[] {
  const origins = text
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "");
  for (const origin of origins) {
    if (origin === "*" && profile === "demo") continue;
    const problem = origin === "*" ? "the production profile opens the API to named origins only" : problemOf(origin);
    if (problem) throw new ConfigError([{ name: "CORS_ORIGINS", problem }]);
  }
  return origins;
}

function problemOf(origin: string): string | undefined {
  const exact = URL.canParse(origin) && /^https?:/.test(origin) && new URL(origin).origin === origin;
  return exact ? undefined : "each must be an origin without path or slash at its end, such as https://shop.example";
}

/**
 * Lets any proxies pass in the demo. In production, trust in every address would let each client say who it is.
 * @throws ConfigError naming the variable.
 */
export function checkProxies(profile: "demo" | "production", text = ""): void {
  if (profile === "demo" || !text.split(",").some((each) => each.trim().endsWith("/0"))) return;
  throw new ConfigError([
    { name: "TRUST_PROXY", problem: "the production profile trusts named proxies, not everybody" },
  ]);
}

/** Says what is wrong with a production gateway that all the network reaches without a proxy: it speaks no TLS itself. */
export function warnWithoutProxy(
  { profile, host, trustProxy }: { profile: "demo" | "production"; host: string; trustProxy: string | undefined },
  logger: Logger,
): void {
  if (profile === "demo" || trustProxy !== undefined || isLoopback(host)) return;
  const danger = "the gateway is reached from outside and TRUST_PROXY names no proxy";
  logger.warn(
    { host },
    `${danger}: without TLS in front passwords travel in the clear, and behind a proxy all clients look like one`,
  );
}
