import { once } from "node:events";
import { connect } from "node:net";

/** What came back over a bare socket. */
export interface RawAnswer {
  status: number;
  headers: Record<string, string>;
  /** The envelope, where the body is JSON. */
  error: string | undefined;
  body: string;
}

/** Sends bytes as they are, as no HTTP client would, and reads until the server hangs up. */
export async function sendRaw(url: string, text: string): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let received = "";
  socket.setEncoding("utf8").on("data", (chunk) => (received += chunk));
  // The server may hang up while it is still being sent to.
  socket.on("error", () => {});
  socket.write(text);
  const timer = setTimeout(() => socket.destroy(), 60_000);
  await once(socket, "close");
  clearTimeout(timer);
  return parse(received);
}

function parse(received: string): RawAnswer {
  const [head = "", ...rest] = received.split("\r\n\r\n");
  const [first = "", ...lines] = head.split("\r\n");
  const headers = lines.map((line) => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
  const body = rest.join("\r\n\r\n");
  const error = /"error":"(\w+)"/.exec(body)?.[1];
  return { status: Number(first.split(" ")[1]), headers: Object.fromEntries(headers), error, body };
}
