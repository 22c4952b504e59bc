// Biome formats and lints; ESLint runs only the few rules that need types.
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

// node:test awaits what these return by itself.
const testFunctions = { from: "package", package: "node:test", name: ["test", "it", "suite", "describe"] };

export default defineConfig({
  files: [
    "packages/*/{src,examples,bench}/**/*.ts",
    "apps/*/src/**/*.{ts,tsx}",
    "scripts/**/*.ts",
    "tests/**/*.ts",
    "bench/**/*.ts",
  ],
  languageOptions: {
    parser: tseslint.parser,
    parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
  },
  linterOptions: { reportUnusedDisableDirectives: "error" },
  plugins: { "@typescript-eslint": tseslint.plugin },
  rules: {
    "@typescript-eslint/no-floating-promises": ["error", { allowForKnownSafeCalls: [testFunctions] }],
    "@typescript-eslint/no-misused-promises": "error",
    "@typescript-eslint/await-thenable": "error",
    "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
  },
});
