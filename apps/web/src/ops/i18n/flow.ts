import { en } from "./flow-en.ts";
import { zh } from "./flow-zh.ts";

/** Texts of flow control. */
export const flow = { zh, en };
