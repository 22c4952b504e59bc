/** One event of a stream. */
export interface StreamEvent {
  name: string;
  data: string;
}

/**
 * The events of a text/event-stream body (WHATWG HTML, 9.2.6), without reconnecting: who listens decides about that.
 * Comments and fields other than `event` and `data` are passed over.
 */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamEvent> {
  let rest = "";
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const text = rest + value;
      // A carriage return at the end may be half of a line's end.
      const half = text.endsWith("\r") ? "\r" : "";
      const blocks = text
        .slice(0, text.length - half.length)
        .replace(/\r\n?/g, "\n")
        .split("\n\n");
      rest = (blocks.pop() ?? "") + half;
      for (const block of blocks) {
        const event = eventOf(block);
        if (event) yield event;
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function eventOf(block: string): StreamEvent | undefined {
  const data: string[] = [];
  let name = "message";
  for (const line of block.split("\n")) {
    const [, field, value = ""] = /^([^:]+): ?(.*)$/.exec(line) ?? [];
    if (field === "event") name = value;
    if (field === "data") data.push(value);
  }
  return data.length === 0 ? undefined : { name, data: data.join("\n") };
}
