import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { type Logger, startLoop } from "@mall/kernel";

/** A text that all processes of the shop share, and hear of when it changes. */
export interface SharedText {
  /** Writes it; undefined takes it away. */
  write(text: string | undefined): Promise<void>;
  /** Tells the text once it is known and after each change, undefined when there is none. Returns what ends the telling. */
  watch(onChange: (text: string | undefined) => void): () => void;
}

/** Milliseconds between two looks at a file. */
const LOOK_MS = 250;

/** A text in a file, for processes of one machine. */
export function createFileText(file: string, logger: Logger): SharedText {
  return {
    write: async (text) => {
      if (text === undefined) return await rm(file, { force: true });
      await mkdir(dirname(file), { recursive: true });
      const fresh = `${file}.${process.pid}`;
      await writeFile(fresh, text);
      await rename(fresh, file);
    },
    watch: (onChange) => {
      let told: { text: string | undefined } | undefined;
      const look = async () => {
        const text = await readFile(file, "utf8").catch(noneWhereMissing);
        if (told && told.text === text) return;
        told = { text };
        onChange(text);
      };
      const loop = startLoop({ name: `watching ${file}`, intervalMs: LOOK_MS, run: look, logger });
      return () => void loop.stop();
    },
  };
}

function noneWhereMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}
