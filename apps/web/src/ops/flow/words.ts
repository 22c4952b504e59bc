import { language } from "../../i18n/language.ts";

/** A time of the day, as the reader's clock shows it. */
export const clockTime = (at: number): string =>
  new Date(at).toLocaleTimeString(language() === "zh" ? "zh-CN" : "en-GB", { hour12: false });

/** Whole seconds from now on, at least 0: 4 s. */
export const secondsLeft = (at: number, now: number): string => `${Math.max(0, Math.ceil((at - now) / 1000))} s`;

/** A share of one: 37 %. */
export const percent = (share: number): string => `${Math.round(share * 100)} %`;
