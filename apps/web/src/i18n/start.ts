import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { queryClient } from "../api/query-client.ts";
import { en as commonEn } from "./common/en.ts";
import { zh as commonZh } from "./common/zh.ts";
import { type Language, language, rememberLanguage } from "./language.ts";

/** The texts of one area of the pages, in both languages. */
export type Texts = Record<string, unknown>;

/**
 * Gets the texts ready for a page: those that all pages share, and its own by namespace.
 * Sets the document's language, also when it is changed.
 */
export function startTexts(own: Record<string, { zh: Texts; en: Texts }>): void {
  const all = { common: { zh: commonZh, en: commonEn }, ...own };
  const of = (lng: Language) => Object.fromEntries(Object.entries(all).map(([name, texts]) => [name, texts[lng]]));
  void i18next.use(initReactI18next).init({
    resources: { zh: of("zh"), en: of("en") },
    lng: language(),
    defaultNS: "common",
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  markDocument(language());
}

/** Changes the language of the pages; what the shop has said is asked for again, as its messages have one too. */
export async function changeLanguage(chosen: Language): Promise<void> {
  rememberLanguage(chosen);
  markDocument(chosen);
  await i18next.changeLanguage(chosen);
  await queryClient.invalidateQueries();
}

function markDocument(chosen: Language): void {
  document.documentElement.lang = chosen === "zh" ? "zh-CN" : "en";
}
