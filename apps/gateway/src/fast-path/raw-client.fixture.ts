import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** An answer as it came over the wire. */
export interface RawAnswer {
  status: number;
  /** Names in lower case; several of one name joined. */
  headers: Record<string, string>;
  body: string;
}

/** A POST of the flash sale, byte for byte. Headers given as undefined are left out. */
export function attempt(body: string, headers: Record<string, string | undefined> = {}, target = PATH): string {
  const all = { host: "shop", "content-length": String(Buffer.byteLength(body)), ...headers };
  const lines = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  return `POST ${target} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n${body}`;
}

const PATH = "/api/v1/product/seckill";

/** A connection that sends pieces of text, and reads as many answers as are asked for. */
export async function openConnection(port: number) {
  const socket: Socket = connect(port, "127.0.0.1");
  socket.setNoDelay(true);
  await once(socket, "connect");
  let received = Buffer.alloc(0);
  let wake = () => {};
  socket.on("data", (chunk) => {
    received = Buffer.concat([received, chunk]);
    wake();
  });
  socket.on("close", () => wake());

  const take = (): RawAnswer | undefined => {
    const end = received.indexOf("\r\n\r\n");
    if (end < 0) return undefined;
    const [first = "", ...lines] = received.toString("latin1", 0, end).split("\r\n");
    const headers: Record<string, string> = {};
    for (const line of lines) {
      const colon = line.indexOf(":");
      const name = line.slice(0, colon).toLowerCase();
      headers[name] = [headers[name], line.slice(colon + 1).trim()].filter(Boolean).join(", ");
    }
    const length = Number(headers["content-length"] ?? 0);
    const from = end + 4;
    if (received.length < from + length) return undefined;
    const body = received.toString("utf8", from, from + length);
    received = received.subarray(from + length);
    return { status: Number(first.split(" ")[1]), headers, body };
  };
  const read = async (): Promise<RawAnswer> => {
    for (;;) {
      const answer = take();
      if (answer) return answer;
      if (socket.destroyed) throw new Error("the connection was closed");
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return {
    socket,
    send: (text: string) => void socket.write(text),
    read,
    ask: (text: string) => {
      socket.write(text);
      return read();
    },
    close: () => socket.destroy(),
  };
}
