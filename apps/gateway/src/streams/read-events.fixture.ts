/** An event that came. */
export interface CameEvent {
  event: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test knows what it asked for
  data: any;
}

/** The events in a text, comments left out. */
export function eventsIn(text: string): CameEvent[] {
  return [...text.matchAll(/^event: (.*)\ndata: (.*)$/gm)].map(([, event = "", data = ""]) => {
    return { event, data: JSON.parse(data) };
  });
}

/** Listens to a stream; what came so far can be looked at while it goes on. */
export async function listen(url: string, headers: Record<string, string> = {}) {
  const gone = new AbortController();
  const response = await fetch(url, { headers, signal: gone.signal });
  let text = "";
  const ended = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk, { stream: true });
  })();
  ended.catch(() => {});
  return {
    response,
    text: () => text,
    events: () => eventsIn(text),
    /** Resolves when the stream has ended by itself. */
    ended,
    /** Goes away. */
    leave: () => gone.abort(),
  };
}
