/** An event as text/event-stream has it. JSON has no line breaks, so the data is one line. */
export function eventText(event: string, data: unknown): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** A comment: keeps proxies and clients from taking silence for the end. */
export const HEARTBEAT = ": still here\n\n";

/** What every stream begins with: browsers that lose it come back after so many milliseconds. */
export const GREETING = "retry: 3000\n\n";
