import assert from "node:assert/strict";
import { test } from "node:test";
import { languageOf } from "./language.ts";

test("Chinese, unless the client prefers English", () => {
  const cases: [string | undefined, "zh" | "en"][] = [
    [undefined, "zh"],
    ["", "zh"],
    ["fr", "zh"],
    ["en", "en"],
    ["EN-us,en;q=0.9", "en"],
    ["zh-CN,zh;q=0.9,en;q=0.8", "zh"],
    ["zh;q=0.3, en;q=0.7", "en"],
    ["en;q=nonsense", "zh"],
  ];
  for (const [header, language] of cases) assert.equal(languageOf(header), language, String(header));
});
