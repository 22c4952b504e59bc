import { call } from "./api.js";
import { latestAnswer } from "./latest-answer.js";

/** A little more than the second in which a change acts everywhere. */
const SETTLED_MS = 1200;

/** The rules as the gateway has them. Whoever shows them is told when they have changed. */
export function createRuleState() {
  const listeners = [];
  let now = { stored: null, in_force: {} };
  let shown;
  const ask = latestAnswer(() => call("GET", "ops/flow/rules"));

  const read = async () => {
    const answer = await ask();
    if (!answer) return;
    now = answer;
    const latest = JSON.stringify(now);
    if (latest === shown) return;
    shown = latest;
    await tellAll();
  };
  const tellAll = async () => {
    try {
      for (const listener of listeners) await listener(now);
    } catch (error) {
      // Whoever could not show them is told again at the next look.
      shown = undefined;
      throw error;
    }
  };
  const changed = async () => {
    await read();
    setTimeout(() => read().catch(() => {}), SETTLED_MS);
  };
  return {
    get stored() {
      return now.stored?.rules ?? {};
    },
    /** 0 while nobody has stored any; undefined where somebody has, but they cannot be read: those may be replaced. */
    get version() {
      return now.problem ? undefined : (now.stored?.version ?? 0);
    },
    /** Why what is stored cannot be read, if so. */
    get problem() {
      return now.problem;
    },
    /** Those stored where there are any: they are in force within a second, and known at once. */
    get flow() {
      return now.stored?.rules.flow ?? now.in_force.flow ?? [];
    },
    read,
    onChange: (listener) => listeners.push(listener),
    /** Replaces the stored rules, if they still have the version. */
    save: async (rules, { expectedVersion, comment }) => {
      const given = comment === "" ? {} : { comment };
      const saved = await call("PUT", "ops/flow/rules", { rules, expected_version: expectedVersion, ...given });
      await changed();
      return saved;
    },
    restore: async (version) => {
      const saved = await call("POST", "ops/flow/rules/restore", { version });
      await changed();
      return saved;
    },
  };
}
