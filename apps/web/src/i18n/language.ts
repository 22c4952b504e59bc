/** The languages of the pages. */
export type Language = "zh" | "en";

const KEY = "flash-mall.language";

/** What was chosen before, else what the browser prefers, else Chinese. */
export function language(): Language {
  const chosen = localStorage.getItem(KEY);
  if (chosen === "zh" || chosen === "en") return chosen;
  const preferred = navigator.languages.find((each) => /^(zh|en)/.test(each));
  return preferred?.startsWith("en") ? "en" : "zh";
}

/** Remembers a choice. */
export function rememberLanguage(chosen: Language): void {
  localStorage.setItem(KEY, chosen);
}
