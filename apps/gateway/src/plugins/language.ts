/** Browsers of one language send few different headers. Once so many are known, others are read each time. */
const CAPACITY = 200;

const known = new Map<string, "zh" | "en">();

/**
 * The language of an answer's sentence: English when the client prefers it, else Chinese.
 * Follows the weights of Accept-Language (RFC 9110, section 12.5.4) between the two the shop speaks.
 */
export function languageOf(acceptLanguage = ""): "zh" | "en" {
  const before = known.get(acceptLanguage);
  if (before) return before;
  const language = preferredOf(acceptLanguage);
  if (known.size < CAPACITY) known.set(acceptLanguage, language);
  return language;
}

function preferredOf(acceptLanguage: string): "zh" | "en" {
  const weights = { zh: 0, en: 0 };
  for (const part of acceptLanguage.toLowerCase().split(",")) {
    const [range = "", ...parameters] = part.trim().split(";");
    const language = range.split("-")[0];
    if (language !== "zh" && language !== "en") continue;
    const quality = parameters.find((parameter) => parameter.trim().startsWith("q="));
    weights[language] = Math.max(weights[language], quality ? Number(quality.trim().slice(2)) || 0 : 1);
  }
  return weights.en > weights.zh ? "en" : "zh";
}
