/** What an attempt brings along. */
export interface Ticket {
  token?: string;
  pow?: string;
}

/** A token of the shop. */
export interface IssuedToken {
  token: string;
  required: boolean;
  /** Epoch milliseconds. */
  expires_ms: number;
  pow: { bits: number } | null;
}

/** What tickets are made with. */
export interface TicketDeps {
  issue: () => Promise<IssuedToken>;
  work: (token: string, bits: number) => Promise<string>;
  /** The server's time in epoch milliseconds. */
  now: () => number;
}

/** The tickets of one SKU: one is made ahead, so that at the start there is nothing to wait for. */
export interface Tickets {
  /** The ticket that is ready, or a new one. @throws what issuing threw; the next call asks again */
  get(): Promise<Ticket>;
  /** The ticket was used up by an attempt. */
  used(): void;
}

/** Milliseconds that a token has to be good for yet: the way to the shop takes some. */
const MARGIN_MS = 5_000;

/** Makes tickets when they are asked for. Where the shop wants none they are empty, and asked for once. */
export function createTickets({ issue, work, now }: TicketDeps): Tickets {
  let ready: Promise<Made> | undefined;
  let latest: Made | undefined;
  const make = async (): Promise<Made> => {
    const { token, required, expires_ms, pow } = await issue();
    if (!required) return { ticket: {}, untilMs: Number.POSITIVE_INFINITY };
    const proof = pow ? { pow: await work(token, pow.bits) } : {};
    return { ticket: { token, ...proof }, untilMs: expires_ms - MARGIN_MS };
  };
  const made = async () => {
    ready = make();
    try {
      latest = await ready;
      return latest;
    } catch (error) {
      ready = undefined;
      throw error;
    }
  };
  return {
    get: async () => {
      const { ticket, untilMs } = await (ready ?? made());
      return now() < untilMs ? ticket : (await made()).ticket;
    },
    used: () => {
      if (latest?.ticket.token !== undefined) ready = undefined;
    },
  };
}

interface Made {
  ticket: Ticket;
  untilMs: number;
}
