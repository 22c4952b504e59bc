import { endedIn } from "../history.ts";
import type { Checked } from "./checked.ts";
import { type Finding, findingsOf } from "./finding.ts";

const { never } = findingsOf("unique-ids");

/**
 * A number is given out once. After Jepsen's unique-ids (`jepsen.checker`): the values that were acknowledged must not
 * repeat. Numbers that one key, one buyer's place or one order may be told several times count once.
 */
export function uniqueIds({ ops, state }: Checked): Finding[] {
  const created = endedIn(ops, "create", "ok").map(({ index, value }) => ({
    id: value.orderNo,
    of: value.key ?? `call ${index}`,
  }));
  const places = [...endedIn(ops, "seckill", "ok"), ...endedIn(ops, "result", "ok")].map(({ user, value }) => {
    return { id: value.orderNo, of: `user ${user}` };
  });
  const earlier = state.earlier.map(({ orderNo }) => ({ id: orderNo, of: "an earlier round" }));
  const payments = endedIn(ops, "pay", "ok").map(({ value }) => ({
    id: value.paymentNo,
    of: `order ${value.orderNo}`,
  }));
  return [...repeated("order", [...created, ...places, ...earlier]), ...repeated("payment", payments)];
}

function repeated(kind: string, given: readonly { id: string | undefined; of: string }[]): Finding[] {
  const numbered = given.filter(({ id }) => id !== undefined);
  return [...Map.groupBy(numbered, ({ id }) => id)].flatMap(([id, uses]) => {
    const owners = new Set(uses.map(({ of }) => of));
    return owners.size > 1 ? [never(`${kind} number ${id} was given out ${owners.size} times: ${[...owners]}`)] : [];
  });
}
