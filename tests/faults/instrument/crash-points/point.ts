import type { Profile } from "../../worlds/world.ts";
import type { Edit } from "../edit.ts";

/** A place where a process can be made to end. */
export interface CrashPoint extends Edit {
  /** `product.seckill.reserved`: the process of the full profile, the subject, what was just done. */
  name: string;
  /** The process of the full profile that passes it. */
  process: string;
  /** Undefined: it can be passed in both. */
  profile?: Profile;
}

interface Place {
  file: string;
  /** The statement in front of the point, with its indentation on the first line left out. */
  after?: string;
  /** The statement behind the point. */
  before?: string;
  /** Source of a condition: the point is passed only when it holds. */
  when?: string;
  profile?: Profile;
}

/** Makes a point in front of or behind a statement, on the same line, so that line numbers stay true. */
export function pointAt(name: string, { file, after = "", before = "", when, ...rest }: Place): CrashPoint {
  const pass = `globalThis.faultPoint(${JSON.stringify(name)});`;
  const conditional = when === undefined ? pass : `if (${when}) ${pass}`;
  const replace = [after, conditional, before].filter((text) => text !== "").join(" ");
  return { name, process: name.split(".")[0] ?? "", file, find: after + before, replace, ...rest };
}
