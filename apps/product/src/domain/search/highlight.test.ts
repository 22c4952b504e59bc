import assert from "node:assert/strict";
import { test } from "node:test";
import { createHighlighter } from "./highlight.ts";

const cases: [query: string, name: string, html: string][] = [
  ["西红柿", "新鲜西红柿", "新鲜<em>西红柿</em>"],
  ["西红柿", "高山西兰花", "高山西兰花"],
  ["寿光 黄瓜", "寿光水果黄瓜", "<em>寿光</em>水果<em>黄瓜</em>"],
  ["tomatoes", "新鲜西红柿 Tomato", "新鲜<em>西红柿</em> <em>Tomato</em>"],
  ["3斤", "黄瓜13斤 3斤", "黄瓜13斤 <em>3斤</em>"],
  ["ＪＥＲ", "Tom & Ｊerry", "Tom &amp; <em>Ｊer</em>ry"],
  ["cafe\u0301", "Café <b>'\"", "<em>Café</em> &lt;b&gt;&#39;&quot;"],
  ["em", "<em>", "&lt;<em>em</em>&gt;"],
  ["𠮷野", "𠮷野家", "<em>𠮷野</em>家"],
  ["黄瓜", "", ""],
  ["?!", "黄瓜", "黄瓜"],
];

for (const [query, name, html] of cases) {
  test(`${query} in ${name || "nothing"}`, () => assert.equal(createHighlighter(query)(name), html));
}
