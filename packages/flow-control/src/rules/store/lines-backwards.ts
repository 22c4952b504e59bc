import { open } from "node:fs/promises";
import { unlessMissing } from "../../unless-missing.ts";

/** A line of a file, without its end. */
export interface Line {
  text: string;
  /** Bytes before it. */
  start: number;
}

const CHUNK = 65_536;
const LINE_FEED = 10;

/** The lines of a file that are not empty, the last first; none when there is no file. Reads only as far as it is asked. */
export async function* linesBackwards(path: string): AsyncGenerator<Line> {
  const file = await unlessMissing(open(path));
  if (file === undefined) return;
  try {
    let unread = (await file.stat()).size;
    let rest: Buffer = Buffer.alloc(0);
    while (unread > 0) {
      const chunk = Buffer.alloc(Math.min(CHUNK, unread));
      unread -= chunk.length;
      await file.read(chunk, 0, chunk.length, unread);
      rest = Buffer.concat([chunk, rest]);
      for (let end = rest.lastIndexOf(LINE_FEED); end >= 0; end = rest.lastIndexOf(LINE_FEED)) {
        yield* lineOf(rest, end + 1, unread);
        rest = rest.subarray(0, end);
      }
    }
    yield* lineOf(rest, 0, 0);
  } finally {
    await file.close();
  }
}

function* lineOf(bytes: Buffer, from: number, offset: number): Generator<Line> {
  if (from < bytes.length) yield { text: bytes.toString("utf8", from), start: offset + from };
}
