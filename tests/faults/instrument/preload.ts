import cluster from "node:cluster";
import { registerHooks } from "node:module";
import type { Command } from "./command.ts";
import { createDisk } from "./disk.ts";
import { editSource } from "./edit.ts";
import { editsWith } from "./edits.ts";
import type { FaultGlobals } from "./globals.ts";
import { createMovedClock } from "./moved-clock.ts";
import { obey } from "./obey.ts";
import { createPoints, endNow } from "./points.ts";

// Comes before everything else in a process under test (`node --import`): edits its sources as they are loaded, so that
// the sources themselves know of no test. MUTATIONS names the mutations, separated by commas.
const edits = editsWith((process.env.MUTATIONS ?? "").split(",").filter((name) => name !== ""));

const points = createPoints(endNow);
const disk = createDisk();
const moveClock = createMovedClock();

Object.assign(globalThis, {
  faultPoint: points.pass,
  faultDatabase: disk.add,
  faultLua: (file, source) => editSource(edits, file.href, source),
} satisfies FaultGlobals);

registerHooks({
  load: (url, context, nextLoad) => {
    const loaded = nextLoad(url, context);
    if (!edits.some(({ file }) => url.endsWith(`/${file}`))) return loaded;
    return { ...loaded, source: editSource(edits, url, String(loaded.source)) };
  },
});

function carryOut(command: Command): void {
  if (command.kind === "arm") points.arm(command.point, command.nth);
  else if (command.kind === "clock") moveClock(command.offsetMs);
  else disk.setFull(command.full);
}

// The channel of a worker is its cluster's.
if (process.channel && !cluster.isWorker) obey(carryOut);
