import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { flowPage } from "./flow.ts";

const demo = flowPage({ demo: true, services: ["product-service"] });
const production = flowPage({ demo: false, services: [] });
const scripts = new URL("../../public/flow/", import.meta.url);

const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found]) => String(found));

test("what the page is told is escaped", () => {
  const page = flowPage({ demo: true, services: [`"><script>alert(1)</script>`] });
  assert.doesNotMatch(page, /<script>alert/);
  assert.match(page, /<option>&quot;&gt;&lt;script&gt;alert\(1\)&lt;\/script&gt;<\/option>/);
});

test("the page runs nothing but its script: its policy refuses what stands in the page itself", () => {
  assert.deepEqual(matches(demo, /<script([^>]*)>/g), [' type="module" src="/flow/main.js"']);
  assert.doesNotMatch(demo, /\son[a-z]+=|\sstyle=|https?:\/\//);
});

test("the demo accounts and the fault switch are of the demo profile alone", () => {
  assert.match(demo, /<code>operator<\/code> \/ <code>123<\/code>/);
  assert.match(demo, /id="fault-form"/);
  assert.doesNotMatch(production, /<code>123|id="fault/);
});

test("the scripts find every element that they look for, once", () => {
  const there = matches(demo, / id="([^"]+)"/g);
  assert.equal(new Set(there).size, there.length);
  const sources = readdirSync(scripts).map((name) => readFileSync(new URL(name, scripts), "utf8"));
  const wanted = sources.flatMap((source) => matches(source, /byId\("([^"]+)"\)/g));
  assert.ok(wanted.length > 20);
  assert.deepEqual(
    wanted.filter((id) => !there.includes(id)),
    [],
  );
});

test("each field has a label, each link of the page a place", () => {
  const labelled = demo.replace(/<label[\s\S]*?<\/label>/g, "").replace(/<[^>]*aria-label="[^>]*>/g, "");
  const named = matches(demo, /<label for="([^"]+)"/g);
  const fields = matches(labelled, /<(?:input|select|textarea)[^>]*?(?: id="([^"]+)")?[\s>]/g);
  assert.deepEqual(fields, named);
  for (const target of matches(demo, /href="#([^"]+)"/g)) assert.match(demo, new RegExp(`id="${target}"`));
});
