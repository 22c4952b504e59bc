import type { AddressInfo } from "node:net";
import type { App } from "./app.ts";

/** Where this process reaches its own server. @throws Error while it does not listen. */
export function ownUrl(app: App): string {
  const [where] = app.addresses() as AddressInfo[];
  if (!where) throw new Error("The gateway does not listen yet");
  const { address, port, family } = where;
  // Who listens everywhere is found at home.
  if (address === "0.0.0.0") return `http://127.0.0.1:${port}`;
  if (address === "::") return `http://[::1]:${port}`;
  return `http://${family === "IPv6" ? `[${address}]` : address}:${port}`;
}
