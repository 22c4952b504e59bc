import type { IncomingMessage, ServerResponse } from "node:http";
import { Role } from "@mall/contracts/user";
import type { Clock } from "@mall/kernel";
import { withDeadline } from "@mall/rpc";
import type { TraceDecision, Tracing } from "@mall/tracing";
import type { Buyer } from "../auth/buyer.ts";
import type { KnownBuyers } from "../auth/known-buyers.ts";
import type { Sessions } from "../auth/sessions.ts";
import { callsMsOf } from "../plugins/deadline.ts";
import { decisionOf } from "../plugins/trace-decision.ts";
import type { Applicant } from "./admission.ts";
import type { FastPath, Handler } from "./front-server.ts";
import { isPlain, SECKILL_PATH, skuIdOf } from "./plain-request.ts";
import { PlainFacts, SeckillValues, type Senders } from "./request-facts.ts";
import { Visit, type VisitDeps } from "./visit.ts";

/** What the way past Fastify stands on. */
export interface SeckillPathDeps extends VisitDeps {
  clock: Clock;
  tracing: Tracing;
  buyers: Pick<KnownBuyers, "known">;
  /** Asked about who is not known: most of a crowd, at its first click. */
  sessions: Sessions;
  senders: Senders;
  admit: (applicant: Applicant) => void;
  /** Milliseconds for a request and every call made for it. */
  timeoutMs: number;
  /** Whether a request has to go the ordinary way, as all do while the server closes. */
  declines: (request: IncomingMessage) => boolean;
}

/**
 * The way past Fastify for the crowd at a flash sale: plain requests of buyers whose traces are not recorded. What is
 * unusual about a request is found out before it was entered anywhere; then Fastify has all of it, and says why.
 */
export function createSeckillPath(deps: SeckillPathDeps): FastPath {
  const { clock, tracing, buyers, sessions, senders, admit, declines } = deps;
  const callsMs = callsMsOf(deps.timeoutMs);

  const enter = ({ body: _, ...came }: Arrived, buyer: Buyer, deadline: number): void => {
    const { userId } = buyer;
    const facts = new PlainFacts(came.request, SECKILL_PATH, senders);
    const values = new SeckillValues(userId, came.skuId, facts);
    admit(new Visit({ ...came, userId, deadline, facts, values }, deps));
  };
  const introduce = (arrived: Arrived, handOn: Handler): void => {
    const { request, trace } = arrived;
    const header = request.headers.authorization ?? "";
    const deadline = clock.now() + callsMs;
    const goOn = (buyer: Buyer) =>
      buyer.role < Role.ROLE_BUYER ? giveBack(arrived, handOn) : enter(arrived, buyer, deadline);
    const buyer = buyers.known(header);
    if (buyer) goOn(buyer);
    else
      tracing
        .run(trace, "", {}, () => withDeadline(deadline, () => sessions.buyerOf(header)))
        .then(goOn, () => giveBack(arrived, handOn));
  };
  const serve = (came: Came, handOn: Handler): void => {
    const { request, response } = came;
    const trace = decisionOf(tracing, request);
    // All of a small body comes with its head, or the client is no usual one. The request is not `complete` yet.
    const isHere = request.readableLength === Number(request.headers["content-length"]);
    const body: Buffer | null = isHere && !trace.sampled ? request.read() : null;
    const skuId = body === null ? undefined : skuIdOf(body);
    if (body === null) handOn(request, response);
    else if (skuId === undefined) giveBack({ ...came, body }, handOn);
    else introduce({ ...came, body, skuId, trace }, handOn);
  };

  return (request, response, handOn) => {
    if (!isPlain(request) || declines(request)) handOn(request, response);
    // The parser gives out the body right after the head, before the next tick.
    else process.nextTick(serve, { request, response, cameAt: performance.now() }, handOn);
  };
}

/** Fastify reads the body again, as if nobody had. */
function giveBack({ request, response, body }: Came & { body: Buffer }, handOn: Handler): void {
  request.unshift(body);
  handOn(request, response);
}

/** A request that has just come. */
interface Came {
  request: IncomingMessage;
  response: ServerResponse;
  cameAt: number;
}

/** A plain attempt, read to its end. */
interface Arrived extends Came {
  body: Buffer;
  skuId: number;
  trace: TraceDecision;
}
