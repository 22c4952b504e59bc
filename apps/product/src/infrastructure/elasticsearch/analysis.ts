import { isMissing, Refusal } from "./refusal.ts";
import type { SearchServer } from "./server.ts";

/** How the server finds words in Chinese: by the dictionary of a plugin, or every two neighbours for a word. */
export type Analysis = "ik" | "smartcn" | "cjk";

/** Names of analyzers: of what is indexed, and of what is looked for. */
export const ANALYZERS: Record<Analysis, { analyzer: string; search_analyzer: string }> = {
  // ik indexes 水果黄瓜 as every word in it, and looks for the longest ones.
  ik: { analyzer: "ik_max_word", search_analyzer: "ik_smart" },
  smartcn: { analyzer: "smartcn", search_analyzer: "smartcn" },
  cjk: { analyzer: "cjk", search_analyzer: "cjk" },
};

// ik first: its dictionary can be added to, and it keeps Latin words as they are. cjk is in every server.
const BEST_FIRST = ["ik", "smartcn", "cjk"] as const;

/** What the server has, best first. */
export async function analysesOf(server: SearchServer): Promise<Analysis[]> {
  const found: Analysis[] = [];
  for (const analysis of BEST_FIRST) {
    if (await hasAnalyzer(server, ANALYZERS[analysis].analyzer)) found.push(analysis);
  }
  return found;
}

async function hasAnalyzer(server: SearchServer, analyzer: string): Promise<boolean> {
  try {
    await server.call("analyze", { method: "POST", path: "/_analyze", body: { analyzer, text: "黄瓜" } });
    return true;
  } catch (error) {
    if (isMissing(error) || (error instanceof Refusal && error.status === 400)) return false;
    throw error;
  }
}
