/** An event of a stream. */
export interface CameEvent {
  event: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test knows what it asked for
  data: any;
}

/** Reads a stream of the shop, event by event, until it ends, or until `enough` says so. */
export async function readEvents(
  url: string,
  token: string | undefined,
  enough: (came: readonly CameEvent[]) => boolean = () => false,
): Promise<CameEvent[]> {
  const response = await fetch(url, {
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(60_000),
  });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    // Leaving the loop hangs up.
    if (enough(eventsIn(text))) break;
  }
  return eventsIn(text);
}

function eventsIn(text: string): CameEvent[] {
  return [...text.matchAll(/^event: (.*)\ndata: (.*)\n\n/gm)].map(([, event = "", data = ""]) => {
    return { event, data: JSON.parse(data) };
  });
}
