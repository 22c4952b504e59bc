import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const page = (name) => fileURLToPath(new URL(`${name}.html`, import.meta.url));

/** While working on the pages: which of the three an address belongs to, as the gateway decides it otherwise. */
const threePages = {
  name: "three-pages",
  configureServer: ({ middlewares }) => {
    middlewares.use((request, _response, next) => {
      const [, area] = /^\/(admin|ops)(\/|\?|$)/.exec(request.url ?? "") ?? [];
      if (area) request.url = `/${area}.html`;
      next();
    });
  },
};

/** The shop that `vite apps/web` shows, for who works on the pages. */
const shop = process.env.SHOP_URL ?? "http://localhost:8080";

// Three pages, each with its own scripts: who buys loads nothing of the back office.
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  plugins: [react(), threePages],
  build: {
    outDir: "dist",
    target: "es2022",
    // The policy of the pages allows no data: URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: { shop: page("index"), admin: page("admin"), ops: page("ops") } },
  },
  server: { proxy: { "/api": shop, "/pictures": shop, "/favicon.svg": shop } },
});
