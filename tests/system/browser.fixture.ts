import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const USUAL_PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The Chromium of this machine; CHROMIUM_PATH names one in another place. undefined: there is none. */
const chromiumPath = [process.env.CHROMIUM_PATH, ...USUAL_PLACES].find((path) => path && existsSync(path));

/** For a test that needs a browser: why it is skipped, or false. */
export const withoutChromium = chromiumPath ? false : "there is no Chromium here; CHROMIUM_PATH may name one";

/** Starts the Chromium of this machine. */
export async function startChromium(): Promise<Browser> {
  if (!chromiumPath) throw new Error("There is no Chromium");
  // As root, which is common in containers, its sandbox cannot start; the pages are our own.
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return await chromium.launch({ executablePath: chromiumPath, args });
}
