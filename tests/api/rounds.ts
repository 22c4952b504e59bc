/** Whose token a round sends. */
export type Account = "buyer" | "operator" | "admin" | "leaver";

/** One run over a part of the API. */
export interface Round {
  name: string;
  account: Account;
  /** Regular expression for the paths to try. */
  paths: string;
  /** Paths of these that are left to another round. */
  except?: string;
  /** Left out: requests that fit the description, and requests that do not. */
  mode?: "negative";
  /** What is tried may end the session of the account: 401 is right from then on. */
  endsSession?: boolean;
}

/** Faults that really are switched on make services answer 503, which is right: see the round of their own. */
const FAULTS = "/ops/faults$";
/** Stops what the other rounds ask, or sends a crowd to it. */
const SHOW = "/ops/services/|/ops/live-sale/st";
/** Answers that do not end by themselves. */
const STREAMS = "/seckill/live$|/ops/live$|/ops/live-sale/events$";
const LOGOUT = "/user/logout$";
/** An admin who is given a role is logged out. */
const STAFF = "/ops/users/";
const OPERATOR = "/ops/flow/|/seckill/activities$";

/** The whole API, each part with the token of somebody who may use it. What ends a session comes last. */
export const ROUNDS: Round[] = [
  { name: "what buyers and visitors use", account: "buyer", paths: ".", except: `/ops/|${LOGOUT}|${STREAMS}` },
  { name: "what operators use", account: "operator", paths: OPERATOR },
  {
    name: "what admins use",
    account: "admin",
    paths: "/ops/",
    except: `/ops/flow/|${FAULTS}|${STAFF}|${STREAMS}|${SHOW}`,
  },
  { name: "the fault switch, wrongly used", account: "operator", paths: FAULTS, mode: "negative" },
  { name: "stops and live sales, wrongly asked for", account: "operator", paths: SHOW, mode: "negative" },
  { name: "roles", account: "admin", paths: STAFF, endsSession: true },
  { name: "logout", account: "leaver", paths: LOGOUT, endsSession: true },
];
