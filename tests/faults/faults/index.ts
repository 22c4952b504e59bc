import type { Profile } from "../worlds/world.ts";
import { clockJump } from "./clock-jump.ts";
import { crashAtPoint } from "./crash-at-point.ts";
import { diskFull } from "./disk-full.ts";
import type { FaultKind } from "./fault.ts";
import { killAtRandom, killTwice } from "./kill.ts";
import { pause } from "./pause.ts";
import { restart } from "./restart.ts";
import { serverAndServiceKilled, serverKilled } from "./servers.ts";
import { wireKinds } from "./wires.ts";

/** Every kind of fault. */
export const faultKinds: readonly FaultKind[] = [
  ...[crashAtPoint, killAtRandom, killTwice, restart, clockJump, diskFull, pause],
  ...[serverKilled, serverAndServiceKilled, ...wireKinds],
];

/** The kinds that can happen in a world of this profile. */
export function faultKindsOf(profile: Profile): FaultKind[] {
  return faultKinds.filter(({ profiles }) => profiles.includes(profile));
}
