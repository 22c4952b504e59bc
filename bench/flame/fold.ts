/** One function in a profile of V8, as `node --cpu-prof` writes it. */
export interface ProfileNode {
  id: number;
  callFrame: { functionName: string; url: string; lineNumber: number };
  children?: number[];
}

/** What `node --cpu-prof` writes. */
export interface CpuProfile {
  nodes: ProfileNode[];
  /** Ids of the nodes that were running, and the microseconds since the sample before. */
  samples: number[];
  timeDeltas: number[];
}

/** A function, and those that it called, with the time spent in it and below. */
export interface Frame {
  name: string;
  /** Where the code comes from. */
  origin: Origin;
  micros: number;
  callees: Frame[];
}

/** Ours, a package's, Node's own, or what has no code: the garbage collector and native functions. */
export type Origin = "shop" | "package" | "node" | "native";

/** Neither is work. */
const NO_WORK = new Set(["(idle)", "(program)"]);

/**
 * Makes one tree of the stacks of a profile, without the time in which nothing was done.
 * @param skipMicros microseconds from its beginning that do not count: the start and the warm-up.
 */
export function foldProfile({ nodes, samples, timeDeltas }: CpuProfile, skipMicros = 0): Frame {
  const own = new Map<number, number>();
  let at = 0;
  for (const [index, id] of samples.entries()) {
    const delta = timeDeltas[index] ?? 0;
    at += delta;
    if (at > skipMicros) own.set(id, (own.get(id) ?? 0) + delta);
  }
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const frameOf = (node: ProfileNode): Frame => {
    const below = (node.children ?? []).flatMap((id) => byId.get(id) ?? []);
    const callees = merge(below.filter(({ callFrame }) => !NO_WORK.has(callFrame.functionName)).map(frameOf));
    const micros = callees.reduce((sum, callee) => sum + callee.micros, own.get(node.id) ?? 0);
    return { name: nameOf(node), origin: originOf(node), micros, callees };
  };
  const [root] = nodes;
  return root ? frameOf(root) : { name: "(root)", origin: "native", micros: 0, callees: [] };
}

/** Functions of the same name side by side are one: optimised code has nodes of its own. */
function merge(frames: readonly Frame[]): Frame[] {
  const merged = new Map<string, Frame>();
  for (const frame of frames) {
    const known = merged.get(frame.name);
    if (!known) merged.set(frame.name, frame);
    else {
      known.micros += frame.micros;
      known.callees = merge([...known.callees, ...frame.callees]);
    }
  }
  return [...merged.values()].sort((left, right) => right.micros - left.micros);
}

function nameOf({ callFrame: { functionName, url, lineNumber } }: ProfileNode): string {
  const file = url.replace(/^.*\//, "");
  const name = functionName || "(anonymous)";
  return file ? `${name} ${file}:${lineNumber + 1}` : name;
}

function originOf({ callFrame: { url } }: ProfileNode): Origin {
  if (url === "") return "native";
  if (url.startsWith("node:")) return "node";
  return url.includes("/node_modules/") ? "package" : "shop";
}
