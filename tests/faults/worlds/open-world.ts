import { openEmbeddedWorld } from "./embedded.ts";
import type { Profile, World } from "./world.ts";
import type { WorldOptions } from "./world-options.ts";

/** Makes a world of the profile; nothing of it runs yet. */
export async function openWorld(profile: Profile, options: WorldOptions = {}): Promise<World> {
  if (profile === "embedded") return await openEmbeddedWorld(options);
  const { openFullWorld } = await import("./full.ts");
  return await openFullWorld(options);
}
