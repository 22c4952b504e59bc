// `npm run flame -- IN.cpuprofile OUT.svg "title" SKIP`: draws what `node --cpu-prof` wrote. SKIP: seconds at its beginning that do not count.
import { readFileSync, writeFileSync } from "node:fs";
import { drawFlame } from "./flame/draw.ts";
import { type CpuProfile, foldProfile } from "./flame/fold.ts";

const [from, to, title, skip = "0"] = process.argv.slice(2);
if (from === undefined || to === undefined) {
  console.error('Two files are needed: npm run flame -- IN.cpuprofile OUT.svg "title" SKIP-SECONDS');
  process.exit(2);
}
const profile = JSON.parse(readFileSync(from, "utf8")) as CpuProfile;
writeFileSync(to, drawFlame(foldProfile(profile, Number(skip) * 1e6), title ?? from));
console.log(`drawn: ${to}`);
