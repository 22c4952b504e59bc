import { checkRuleSet, RuleConflictError, RuleError, type RuleSet, type StoredRules } from "@mall/flow-control";
import { fail } from "@mall/kernel";
import type { ProcessFlow } from "@mall/runtime";
import { Type } from "typebox";
import type { App } from "../../app.ts";
import { answers, ok } from "../../envelope.ts";
import { buyerOf } from "../../plugins/auth.ts";
import { nullable } from "../../schemas/fields.ts";
import { OPERATOR_ROUTE } from "./operator-route.ts";

const tags = ["operations"];
const config = OPERATOR_ROUTE;
const version = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
const comment = Type.Optional(Type.String({ maxLength: 200, description: "Why; kept in the history." }));
const rules = Type.Unknown({ description: "A rule set; kinds that are left out keep the shop's defaults." });

const stored = Type.Object({
  version,
  by: Type.String({ description: "Who saved them." }),
  at: Type.Integer({ description: "Milliseconds since the epoch." }),
  comment: Type.Optional(Type.String()),
  rules: Type.Unknown(),
});

const problem = Type.Optional(Type.String({ description: "Why what is stored cannot be taken; stored is null then." }));

/** Flow rules: read, change, look back. A change acts in every process within a second. */
export function flowRuleRoutes(app: App, { store, rules: inForce }: Pick<ProcessFlow, "store" | "rules">): void {
  app.get(
    "/ops/flow/rules",
    {
      config,
      schema: {
        tags,
        summary: "The rules in force, and what operators have set",
        response: answers(Type.Object({ in_force: Type.Unknown(), stored: nullable(stored), problem }), 401, 403),
      },
    },
    async () => ok({ in_force: inForce(), ...(await readable(() => store.current())) }),
  );

  app.put(
    "/ops/flow/rules",
    {
      config,
      schema: {
        tags,
        summary: "Replace what operators have set; {} brings the defaults back",
        body: Type.Object({
          rules,
          comment,
          expected_version: Type.Optional({ ...version, description: "Only if this version is there; 0 for none." }),
        }),
        response: answers(stored, 401, 403, 409),
      },
    },
    async (request) => {
      const { rules: given, comment: why, expected_version: expectedVersion } = request.body;
      const saved = { by: `user ${buyerOf(request).userId}`, comment: why, expectedVersion };
      return ok(toJson(await save(() => store.save({ rules: given as RuleSet, ...saved }))));
    },
  );

  app.post(
    "/ops/flow/rules/check",
    {
      config: { ...config, idempotent: false },
      schema: {
        tags,
        summary: "Say what is wrong with rules, without taking them",
        body: Type.Object({ rules }),
        response: answers(Type.Object({ valid: Type.Literal(true) }), 401, 403),
      },
    },
    async ({ body }) => {
      await save(async () => checkRuleSet(body.rules as RuleSet));
      return ok({ valid: true as const });
    },
  );

  app.get(
    "/ops/flow/history",
    {
      config,
      schema: {
        tags,
        summary: "Who changed the rules, the latest first",
        querystring: Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })) }),
        response: answers(Type.Object({ versions: Type.Array(stored) }), 401, 403),
      },
    },
    async ({ query }) => ok({ versions: (await store.history(query.limit ?? 20)).map(toJson) }),
  );

  app.post(
    "/ops/flow/rules/restore",
    {
      config,
      schema: {
        tags,
        summary: "Bring an earlier version back, as a new one",
        body: Type.Object({ version, comment }),
        response: answers(stored, 401, 403, 404, 409),
      },
    },
    async (request) => {
      const { version: wanted, comment: why = `version ${wanted} again` } = request.body;
      const earlier = (await store.history(200)).find((each) => each.version === wanted);
      if (!earlier) throw fail("rules_version_not_found", { field: "version" });
      const by = `user ${buyerOf(request).userId}`;
      return ok(toJson(await save(() => store.save({ rules: earlier.rules, by, comment: why }))));
    },
  );
}

const toJson = ({ version: number, by, at, comment: why, rules: set }: StoredRules) => ({
  ...{ version: number, by, at, rules: set },
  ...(why === undefined ? {} : { comment: why }),
});

/** Rules that somebody put there by hand may be bad: then those before are in force. */
async function readable(read: () => Promise<StoredRules | undefined>) {
  try {
    const found = await read();
    return { stored: found ? toJson(found) : null };
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return { stored: null, problem: error.message };
  }
}

async function save<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RuleConflictError) throw fail("rules_conflict", { field: "expected_version", cause: error });
    if (!(error instanceof RuleError)) throw error;
    const [first] = error.problems;
    const reason = error.problems
      .map(({ field, problem }) => (field ? `${field}: ${problem}` : problem))
      .slice(0, 5)
      .join("; ");
    throw fail("invalid_input", {
      field: first?.field ? `rules.${first.field}` : "rules",
      params: { reason },
      cause: error,
    });
  }
}
