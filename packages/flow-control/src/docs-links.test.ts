// What the documents point at is there: files, headings, and names of the library.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const root = new URL("../", import.meta.url);
const documents = ["README.md", ...readdirSync(new URL("docs", root)).map((name) => `docs/${name}`)];
const textOf = (url: URL) => readFileSync(url, "utf8");

/** As GitHub makes them of headings. */
const anchorsOf = (text: string) =>
  [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\d _-]/gu, "")
      .replaceAll(" ", "-"),
  );

const entries: Readonly<Record<string, string>> = {
  "@mall/flow-control": "src/index.ts",
  "@mall/flow-control/fastify": "src/adapters/fastify.ts",
  "@mall/flow-control/grpc": "src/adapters/grpc.ts",
  "@mall/flow-control/rabbitmq": "src/adapters/rabbitmq.ts",
};

for (const document of documents) {
  const here = new URL(document, root);
  const text = textOf(here);

  test(`links of ${document} lead somewhere`, () => {
    for (const [, link = ""] of text.matchAll(/\]\((?!https?:)([^)]+)\)/g)) {
      const target = new URL(link, here);
      assert.ok(existsSync(new URL(target.pathname, target)), link);
      const anchor = target.hash.slice(1);
      if (anchor) assert.ok(anchorsOf(textOf(new URL(target.pathname, target))).includes(anchor), link);
    }
  });

  test(`what the code in ${document} imports is exported`, () => {
    for (const [, names = "", from = ""] of text.matchAll(/^import (?:type )?\{ (.*) \} from "(@mall\/.*)";$/gm)) {
      const exported = textOf(new URL(entries[from] ?? assert.fail(`no entry ${from}`), root));
      for (const name of names.split(", ").map((each) => each.replace(/^type /, ""))) {
        assert.match(exported, new RegExp(`^export .*\\b${name}\\b`, "m"), `${name} from ${from}`);
      }
    }
  });
}
