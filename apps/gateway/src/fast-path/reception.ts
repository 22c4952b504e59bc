import { Role } from "@mall/contracts/user";
import { fail } from "@mall/kernel";
import { withDeadline } from "@mall/rpc";
import type { Buyer } from "../auth/buyer.ts";
import type { KnownBuyers } from "../auth/known-buyers.ts";
import type { Sessions } from "../auth/sessions.ts";
import { callsMsOf } from "../plugins/deadline.ts";
import type { Applicant } from "./admission.ts";
import { type Arrived, giveBack } from "./arrived.ts";
import type { Handler } from "./front-server.ts";
import { inTurn } from "./in-turn.ts";
import { follow } from "./recorded-visit.ts";
import { PlainFacts, type Senders } from "./request-facts.ts";
import { Unchecked } from "./unchecked.ts";
import { Visit, type VisitDeps } from "./visit.ts";

/** What receiving stands on. */
export interface ReceptionDeps extends VisitDeps {
  buyers: Pick<KnownBuyers, "known">;
  /** Asked about who is not known: most of a crowd, at its first click. */
  sessions: Sessions;
  senders: Senders;
  admit: (applicant: Applicant) => void;
  /** Whether a limit on a resource refuses whoever comes now, as far as that is known. */
  isExhausted: (resource: string) => boolean;
  /** Milliseconds for a request and every call made for it. */
  timeoutMs: number;
}

/** Makes what finds out who comes and lets them in. Whom the shop does not know in the end Fastify gets, and says why. */
export function createReception(deps: ReceptionDeps): (arrived: Arrived, handOn: Handler) => void {
  const { tracing, buyers, sessions, senders, admit, isExhausted } = deps;
  const callsMs = callsMsOf(deps.timeoutMs);
  const refuse = inTurn(admit);

  const visitOf = (arrived: Arrived, userId: number, deadline: number): Visit => {
    const { request, response, cameAt, route, input, trace } = arrived;
    const facts = new PlainFacts(request, route.path, senders);
    return new Visit({ request, response, cameAt, route, input, userId, deadline, trace, facts }, deps);
  };
  const ask = ({ trace }: Arrived, header: string, deadline: number): Promise<Buyer> =>
    tracing.run(trace, "", {}, () => withDeadline(deadline, () => sessions.buyerOf(header)));
  const turnAway = (arrived: Arrived, header: string, deadline: number): boolean => {
    if (!isExhausted(arrived.route.flow.resource)) return false;
    const signer = sessions.signerOf(header);
    if (signer === undefined) return false;
    const check = async () => orRefuse(await ask(arrived, header, deadline));
    refuse(new Unchecked(visitOf(arrived, signer.userId, deadline), check));
    return true;
  };
  const meet = (arrived: Arrived, header: string, deadline: number, handOn: Handler): void => {
    const goOn = (buyer: Buyer) =>
      isBuyer(buyer) ? admit(visitOf(arrived, buyer.userId, deadline)) : giveBack(arrived, handOn);
    // A span that was begun could not be given back.
    if (arrived.trace.sampled) giveBack(arrived, handOn);
    // A signature is enough to be refused. So who has logged out may hear that there are too many, as anybody does, and
    // that the session is over when there are fewer; who has no token of the shop hears that at once.
    else if (!turnAway(arrived, header, deadline))
      ask(arrived, header, deadline).then(goOn, () => giveBack(arrived, handOn));
  };
  return (arrived, handOn) => {
    const header = arrived.request.headers.authorization ?? "";
    // By the machine's clock, as all deadlines of calls.
    const deadline = Date.now() + callsMs;
    const buyer = buyers.known(header);
    if (buyer === undefined) meet(arrived, header, deadline, handOn);
    else if (!isBuyer(buyer)) giveBack(arrived, handOn);
    else if (arrived.trace.sampled) follow(tracing, arrived, () => admit(visitOf(arrived, buyer.userId, deadline)));
    else admit(visitOf(arrived, buyer.userId, deadline));
  };
}

function isBuyer({ role }: Buyer): boolean {
  return role >= Role.ROLE_BUYER;
}

/** @throws AppError `not_allowed`. */
function orRefuse(buyer: Buyer): void {
  if (!isBuyer(buyer)) throw fail("not_allowed");
}
