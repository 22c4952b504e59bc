import assert from "node:assert/strict";
import { test } from "node:test";
import { maskName } from "./mask-name.ts";

test("of a name the first and the last letter are shown, of a short one the first; its length is not told", () => {
  const names = {
    demo: "d**o",
    "a-very-long-name": "a**e",
    abc: "a**c",
    ab: "a**",
    王小明: "王**明",
    "🍅b🍇": "🍅**🍇",
  };
  for (const [name, shown] of Object.entries(names)) assert.equal(maskName(name), shown);
});
