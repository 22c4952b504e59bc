import { enableCompileCache, flushCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

// Compiling the sources and the packages is half of the start: keep the result. Only what is imported later is kept; so
// `npm start` has done this before, and spares loading the compiler that takes the types off this file.
enableCompileCache(fileURLToPath(new URL("../../../node_modules/.cache/compile", import.meta.url)));
const { openShop } = await import("./open-shop.ts");
await openShop(process.env);
flushCompileCache();
