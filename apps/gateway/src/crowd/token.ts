import { createHmac } from "node:crypto";

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/**
 * An access token as the shop issues them (JWT, HS256), for a buyer who need not be registered in the demo profile.
 * @param now milliseconds since the epoch; the token is valid for an hour.
 */
export function signToken(userId: number, secret: string, now: number): string {
  const claims = { user_id: userId, exp: Math.floor(now / 1000) + 3600, iss: "go-ecommerce" };
  const signed = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
  return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
}
