import { chunksOf } from "@mall/kernel";
import type { Transaction } from "@mall/storage";
import { DEAD_SUFFIX, DELAY_QUEUES, letterKey, type Mail } from "./mail.ts";
import { sharedLetters } from "./shared-letters.ts";

/** What the auditor reads of broker.sqlite. */
export interface BrokerTables {
  messages: { queue: string; id: string; body: string };
}

const VALUES_A_QUERY = 500;

/** Ids of dead letters that are shown. */
const SHOWN = 3;

/** The queues of the embedded broker, at the moment of the snapshot. */
export function embeddedMail(db: Transaction<BrokerTables>): Mail {
  const counts = async () => {
    const query = db.selectFrom("messages").select("queue").groupBy("queue").orderBy("queue");
    const rows = await query.select(({ fn }) => fn.countAll().as("n")).execute();
    return rows.map(({ queue, n }) => ({ queue, count: Number(n) }));
  };
  const idsIn = async (queue: string) => {
    const query = db.selectFrom("messages").select("id").where("queue", "=", queue);
    return (await query.orderBy("id").limit(SHOWN).execute()).map(({ id }) => id);
  };

  return {
    queued: async () => {
      const working = (await counts()).filter(
        ({ queue }) => !DELAY_QUEUES.includes(queue) && !queue.endsWith(DEAD_SUFFIX),
      );
      return working.reduce((sum, { count }) => sum + count, 0);
    },
    dead: async () => {
      const dead = (await counts()).filter(({ queue }) => queue.endsWith(DEAD_SUFFIX));
      return await Promise.all(
        dead.map(async ({ queue, count }) => {
          return { queue: queue.slice(0, -DEAD_SUFFIX.length), count, ids: await idsIn(queue) };
        }),
      );
    },
    holds: async (letters) => {
      const messages = db.selectFrom("messages").select(["queue", "body"]);
      const found = await sharedLetters((pattern) => messages.where("id", "like", pattern).execute());
      for (const [queue, wanted] of Map.groupBy(letters, (letter) => letter.queue)) {
        for (const some of chunksOf(wanted, VALUES_A_QUERY)) {
          const ids = some.map(({ id }) => id);
          const query = db.selectFrom("messages").select("id").where("queue", "=", queue).where("id", "in", ids);
          for (const { id } of await query.execute()) found.add(letterKey({ queue, id }));
        }
      }
      return found;
    },
  };
}
