import { crashPoints } from "./crash-points.ts";
import type { Edit } from "./edit.ts";
import { mutation } from "./mutations.ts";
import { pace } from "./pace.ts";

/** What the instrument itself needs to get at. */
const handles: readonly Edit[] = [
  {
    file: "packages/storage/src/open-database.ts",
    find: "  return database;\n",
    replace: "  globalThis.faultDatabase(file, database); return database;\n",
  },
  {
    file: "packages/storage/src/redis/redis-script.ts",
    find: 'const source = readFileSync(file, "utf8");',
    replace: 'const source = globalThis.faultLua(file, readFileSync(file, "utf8"));',
  },
];

/** Everything a process under test is changed by, those of the mutations first. */
export function editsWith(mutations: readonly string[]): readonly Edit[] {
  return [...mutations.flatMap((name) => mutation(name).edits), ...crashPoints, ...handles, ...pace];
}
