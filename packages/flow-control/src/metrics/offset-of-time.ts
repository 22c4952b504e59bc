import type { FileHandle } from "node:fs/promises";

type Readable = Pick<FileHandle, "read" | "stat">;

/** Bytes that are read in one go rather than halved once more. */
const CLOSE_ENOUGH = 65_536;

/** Bytes read to find the line after a place. */
const PROBE = 4096;

/**
 * Where to begin to read a file whose lines begin with their time, in order: the start of a line at or shortly before
 * the first of that time. Halves the file again and again, reading little each time.
 */
export async function offsetOfTime(file: Readable, time: number): Promise<number> {
  let early = 0;
  let late = (await file.stat()).size;
  while (late - early > CLOSE_ENOUGH) {
    const middle = Math.floor((early + late) / 2);
    const line = await lineAfter(file, middle);
    if (line === undefined) break;
    if (line.time < time) early = line.start;
    else late = middle;
  }
  return early;
}

/** The first line that begins after a place; undefined when there is none near, or it is broken. */
async function lineAfter(file: Readable, place: number): Promise<{ start: number; time: number } | undefined> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(PROBE), 0, PROBE, place);
  const start = buffer.subarray(0, bytesRead).indexOf("\n") + 1;
  const time = /^\d+(?=\|)/.exec(buffer.toString("latin1", start, bytesRead))?.[0];
  return start === 0 || time === undefined ? undefined : { start: place + start, time: Number(time) };
}
