import type { Language } from "../i18n/language.ts";

/** Cents as yuan: 1990 is "¥19.90". */
export const yuan = (cents: number): string => `¥${(cents / 100).toFixed(2)}`;

const LOCALES: Record<Language, string> = { zh: "zh-CN", en: "en-GB" };

/** A count with its thousands set apart. */
export const count = (value: number, language: Language): string => value.toLocaleString(LOCALES[language]);

/** Cents as yuan with thousands, for figures in a dashboard: "¥12,345.60". */
export const bigYuan = (cents: number, language: Language): string =>
  `¥${(cents / 100).toLocaleString(LOCALES[language], { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;

/** Epoch milliseconds as date and time to the second, in the reader's time zone. */
export const moment = (ms: number, language: Language): string =>
  new Date(ms).toLocaleString(LOCALES[language], { hour12: false });

/** Milliseconds until something as "1:02:03" or "02:03"; never negative. */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const part = (value: number) => String(value).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${hours > 0 ? `${hours}:` : ""}${part(minutes)}:${part(seconds % 60)}`;
}
