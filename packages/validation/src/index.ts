export { createAjv, fieldOf, type Problem } from "./ajv.ts";
export { createCheck, createParser } from "./check.ts";
