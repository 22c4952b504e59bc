import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { after, describe, test } from "node:test";
import { eventually, temporaryDirectory } from "@mall/testkit";
import { type Instrumented, startInstrumented } from "./start.ts";

const directory = temporaryDirectory();
after(() => directory.remove());

const ownEnds: string[] = [];

/** Runs a text as a process under test. */
function run(source: string): Instrumented {
  const script = directory.file(`${Math.random()}.mjs`);
  writeFileSync(script, source);
  return startInstrumented({ script, env: {}, onOwnEnd: (how) => void ownEnds.push(how) });
}

const shows = (process: Instrumented, text: RegExp) =>
  eventually(() => assert.match(process.output(), text), { timeoutMs: 60_000, everyMs: 20 });

describe("a process under test", () => {
  test("dies at an armed point, and nothing comes after it", async () => {
    const process = run(
      `process.on("message", () => process.stdout.write("armed "));
       setInterval(() => { process.stdout.write("in "); faultPoint("here"); process.stdout.write("out "); }, 50);`,
    );
    await shows(process, /in/);
    await process.tell({ kind: "arm", point: "here", nth: 3 });
    await process.died;
    await shows(process, /armed (in out ){2}in $/);
    assert.ok(!process.runs());
  });

  test("has the clock it is given, for now() and for new dates, and the true one again", async () => {
    const process = run(
      "setInterval(() => console.log(Date.now() - performance.timeOrigin > 6e7, new Date().getTime() - performance.timeOrigin > 6e7, new Date(5).getTime(), new Date() instanceof Date), 50);",
    );
    await shows(process, /false false 5 true/);
    await process.tell({ kind: "clock", offsetMs: 7e7 });
    await shows(process, /true true 5 true/);
    await process.kill();
  });

  test("ends when it has nothing more to do, and that it was not killed is known", async () => {
    await run('console.log("last words")').died;
    await run("setInterval(() => {}, 1000)").kill();
    const asked = run('process.once("SIGTERM", () => process.exit(0)); setInterval(() => console.log("up"), 20);');
    await shows(asked, /up/);
    await asked.stop();
    const [end, ...others] = ownEnds;
    assert.match(end ?? "", /ended \(0\): last words/);
    assert.deepEqual(others, []);
  });
});
