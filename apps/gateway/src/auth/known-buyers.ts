import { Role } from "@mall/contracts/user";
import type { Clock } from "@mall/kernel";
import type { Invalidations } from "@mall/runtime";
import type { AccessClaims } from "./access-token.ts";
import type { Buyer } from "./buyer.ts";
import { createEndings } from "./endings.ts";
import { createLatest } from "./latest.ts";

/** Headers kept at most, each with about 650 bytes; beyond, the one that came first is asked for again. */
const CAPACITY = 100_000;

/**
 * A header that is kept. The shop's own have about 340 characters; what is longer, or has other spaces, is checked each
 * time: or one token, spaced in many ways, would drive all others out.
 */
const KEPT = /^Bearer \S{1,1024}$/;

/** Milliseconds for which a buyer whose session was good is known while nobody can be asked about it. */
const GRACE_MS = 60_000;

/** The moment a check began. What ended later is not known to its answer. */
export interface Asked {
  /** Milliseconds since the epoch. */
  at: number;
  /** Ends of sessions heard of by then. */
  heard: number;
}

/**
 * The buyers whose token and session were checked, by the header that they send. Whose sessions end, by logout, a new
 * password, another role or a ban, is forgotten when that is told (`session:<user>`), before `tell` returns in the
 * process that told it.
 */
export interface KnownBuyers {
  /** The buyer of an `authorization` header that need not be checked now. One look-up, no promise. */
  known(header: string): Buyer | undefined;
  /** The same for when the user service cannot answer: a buyer, not staff, whose session was good in the last minute. */
  lately(header: string): Buyer | undefined;
  /** To be called before the user service is asked. */
  asking(): Asked;
  /**
   * Keeps a checked buyer, unless a session of the user ended since the question. Answers the buyer in any case.
   * `asked` left out: now.
   */
  remember(header: string, claims: AccessClaims, role: Role, asked?: Asked): Buyer;
  /** What the token of a header says whose signature was checked before, while the token is good: about its session, nothing. */
  signed(header: string): AccessClaims | undefined;
  /** Keeps that the signature of a header's token is good. Nobody is known by that alone. */
  noteSigned(header: string, claims: AccessClaims): void;
  /** Forgets a header that was refused. */
  forget(header: string): void;
  /** Forgets a user whose sessions end, and tells the other gateways. */
  forgetUser(userId: number): void;
}

/** How long a checked session is trusted, in milliseconds. */
export interface KnownBuyersOptions {
  clock: Clock;
  invalidations: Invalidations;
  /** Staff always, and everybody while it would not be heard that a session ended. 0: nobody is known. */
  cacheMs: number;
  /** Buyers while it would be heard; `cacheMs` if that is longer. */
  trustMs: number;
  /** For tests. */
  capacity?: number;
}

interface Known extends Asked {
  buyer: Buyer;
}

/** When a session was checked that never was. */
const NEVER = Number.NEGATIVE_INFINITY;

const TOPIC = "session:";

/** Knows nobody yet. */
export function createKnownBuyers(options: KnownBuyersOptions): KnownBuyers {
  const { clock, invalidations, cacheMs, trustMs, capacity = CAPACITY } = options;
  const endings = createEndings();
  const headers = createLatest<Known>(capacity);
  const longMs = cacheMs === 0 ? 0 : Math.max(cacheMs, trustMs);
  invalidations.hear(TOPIC, (topic) => endings.note(topic === undefined ? topic : Number(topic.slice(TOPIC.length))));

  /** What was found out in the last `ms` milliseconds, and holds. A time to come is none: the clock was set back. */
  const within = ({ buyer, at, heard }: Known, ms: number): boolean => {
    const now = clock.now();
    if (now < at || now >= at + ms || now >= buyer.expiresAt) return false;
    return !endings.endedSince(buyer.userId, heard);
  };
  const asking = (): Asked => ({ at: clock.now(), heard: endings.heard() });
  return {
    known: (header) => {
      const entry = headers.get(header);
      if (entry === undefined || endings.missedSince(entry.heard)) return undefined;
      const long = entry.buyer.role === Role.ROLE_BUYER && invalidations.connected();
      return within(entry, long ? longMs : cacheMs) ? entry.buyer : undefined;
    },
    lately: (header) => {
      const entry = headers.get(header);
      if (entry === undefined || entry.buyer.role !== Role.ROLE_BUYER) return undefined;
      return within(entry, cacheMs + GRACE_MS) ? entry.buyer : undefined;
    },
    asking,
    remember: (header, claims, role, { at, heard } = asking()) => {
      const buyer = Object.freeze({ ...claims, role });
      const keep = KEPT.test(header) && !endings.endedSince(buyer.userId, heard);
      if (keep) headers.set(header, { buyer, at, heard });
      return buyer;
    },
    signed: (header) => {
      const buyer = headers.get(header)?.buyer;
      return buyer && clock.now() < buyer.expiresAt ? buyer : undefined;
    },
    noteSigned: (header, claims) => {
      if (headers.get(header) || !KEPT.test(header)) return;
      const buyer = Object.freeze({ ...claims, role: Role.ROLE_UNSPECIFIED });
      headers.set(header, { buyer, at: NEVER, heard: 0 });
    },
    forget: headers.forget,
    forgetUser: (userId) => {
      endings.note(userId);
      invalidations.tell(`${TOPIC}${userId}`);
    },
  };
}
