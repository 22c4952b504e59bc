import { fileURLToPath } from "node:url";

/**
 * How a program of the nine is started, where the environment says nothing else (docs/adr/0026-memory.md): a small young generation;
 * compiled sources kept and shared; two arenas of the allocator instead of eight a core.
 */
export const programEnvironment = {
  NODE_OPTIONS: "--max-semi-space-size=4",
  NODE_COMPILE_CACHE: fileURLToPath(new URL("../../node_modules/.cache/compile", import.meta.url)),
  MALLOC_ARENA_MAX: "2",
};
