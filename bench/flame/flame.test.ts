import assert from "node:assert/strict";
import { test } from "node:test";
import { drawFlame } from "./draw.ts";
import { type CpuProfile, foldProfile } from "./fold.ts";

const frame = (functionName: string, url = "") => ({ functionName, url, lineNumber: 9 });

const profile: CpuProfile = {
  nodes: [
    { id: 1, callFrame: frame("(root)"), children: [2, 5, 6] },
    { id: 2, callFrame: frame("serve", "file:///shop/apps/gateway/serve.ts"), children: [3, 4] },
    { id: 3, callFrame: frame("write", "node:net") },
    { id: 4, callFrame: frame("write", "node:net") },
    { id: 5, callFrame: frame("(idle)") },
    { id: 6, callFrame: frame("", "file:///shop/node_modules/x/<y>.js") },
  ],
  samples: [2, 3, 4, 5, 6],
  timeDeltas: [10, 20, 30, 1000, 40],
};

test("time counts for a function and its callers, equal ones are one, and idling is none", () => {
  const root = foldProfile(profile);
  assert.equal(root.micros, 100);
  assert.deepEqual(
    root.callees.map(({ name, origin, micros }) => [name, origin, micros]),
    [
      ["serve serve.ts:10", "shop", 60],
      ["(anonymous) <y>.js:10", "package", 40],
    ],
  );
  assert.deepEqual(root.callees[0]?.callees, [{ name: "write node:net:10", origin: "node", micros: 50, callees: [] }]);
});

test("what was first may be left out", () => {
  assert.equal(foldProfile(profile, 10).micros, 90);
});

test("the picture is as wide as the time, and names are no markup", () => {
  const svg = drawFlame(foldProfile(profile), "a < b");
  assert.match(svg, /<text x="8" y="18" font-size="14">a &lt; b<\/text>/);
  assert.match(svg, /<title>serve serve.ts:10 60.0 %<\/title><rect x="0.0" y="63" width="720.0"/);
  assert.ok(!svg.includes("<y>"));
});
