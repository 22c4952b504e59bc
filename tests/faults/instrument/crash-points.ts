import type { Profile } from "../worlds/world.ts";
import { gatewayPoints } from "./crash-points/gateway.ts";
import { messagingPoints } from "./crash-points/messaging.ts";
import { orderPoints } from "./crash-points/order.ts";
import { paymentPoints } from "./crash-points/payment.ts";
import type { CrashPoint } from "./crash-points/point.ts";
import { productPoints } from "./crash-points/product.ts";

/** Every place where a process can be made to end between two steps that belong together. */
export const crashPoints: readonly CrashPoint[] = [
  ...gatewayPoints,
  ...productPoints,
  ...orderPoints,
  ...paymentPoints,
  ...messagingPoints,
];

/** The point of that name. @throws Error for an unknown one. */
export function crashPoint(name: string): CrashPoint {
  const found = crashPoints.find((point) => point.name === name);
  if (!found) throw new Error(`There is no crash point ${name}`);
  return found;
}

/** The points that can be passed in a world of this profile. */
export function crashPointsOf(profile: Profile): CrashPoint[] {
  return crashPoints.filter((point) => point.profile === undefined || point.profile === profile);
}

/** The process of a world that passes the point; with several, the first. */
export function processOf(point: CrashPoint, profile: Profile): string {
  return profile === "embedded" ? "shop" : point.process;
}
