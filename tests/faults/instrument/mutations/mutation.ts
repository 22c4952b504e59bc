import type { Edit } from "../edit.ts";

/** A defect put into the shop, to see that the checkers see it. */
export interface Mutation {
  name: string;
  edits: readonly Edit[];
}

/** A source without this text. */
export function without(file: string, find: string): Edit {
  return { file, find, replace: "" };
}
