import assert from "node:assert/strict";
import { test } from "node:test";
import { html } from "./html.ts";

test("values are escaped, HTML and lists of HTML are not", () => {
  const hostile = `<script>"&'`;
  const items = [html`<i>${1}</i>`, html`<i>${2}</i>`];
  assert.equal(
    html`<p title="${hostile}">${hostile}${items}</p>`.text,
    `<p title="&lt;script&gt;&quot;&amp;&#39;">&lt;script&gt;&quot;&amp;&#39;<i>1</i><i>2</i></p>`,
  );
});
