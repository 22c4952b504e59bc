// Keeps what the engine compiled, and TypeScript without its types, for the next start, of this process and of those that it starts.
// Plain JavaScript, and before anything else is loaded: a TypeScript file that is not kept costs 17 MB for the compiler that strips it.
import * as module from "node:module";
import { fileURLToPath } from "node:url";

process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL("../node_modules/.cache/compile", import.meta.url));
// Missing in the oldest Node that may run this; the shop itself runs on 24.
module.enableCompileCache?.();
