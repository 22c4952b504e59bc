import { en } from "./live-sale-en.ts";
import { zh } from "./live-sale-zh.ts";

/** Texts of the live sale. */
export const liveSale = { zh, en };
