// `npm run flame -- IN.cpuprofile OUT.svg "title"`: draws what `node --cpu-prof` wrote. See docs/performance.md.
import { readFileSync, writeFileSync } from "node:fs";
import { drawFlame } from "./flame/draw.ts";
import { type CpuProfile, foldProfile } from "./flame/fold.ts";

const [from, to, title] = process.argv.slice(2);
if (from === undefined || to === undefined) {
  console.error('Two files are needed: npm run flame -- IN.cpuprofile OUT.svg "title"');
  process.exit(2);
}
const profile = JSON.parse(readFileSync(from, "utf8")) as CpuProfile;
writeFileSync(to, drawFlame(foldProfile(profile), title ?? from));
console.log(`drawn: ${to}`);
