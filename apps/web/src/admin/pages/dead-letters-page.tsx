import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { shop } from "../../api/shop.ts";
import { Asked } from "../../ui/asked.tsx";
import { Empty } from "../../ui/empty.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { type DeadQueue, deadQueues } from "../dead-letters/letters.ts";
import { QueueSection } from "../dead-letters/queue-section.tsx";
import { ConfirmDeed } from "../parts/confirm-deed.tsx";
import "../dead-letters/dead-letters.css";

/** One question for both: letters and how many there are. */
async function ask(): Promise<DeadQueue[]> {
  const [{ messages }, { queues }] = await Promise.all([shop.get("ops/dead-letters"), shop.get("ops/queues")]);
  return deadQueues(messages, queues);
}

/** Messages that nobody could handle: seen, and sent again. */
export default function DeadLettersPage() {
  const { t } = useTranslation(["records", "admin"]);
  useTitle(t("admin:pages.deadLetters"));
  const query = useQuery({ queryKey: ["admin", "dead-letters"], queryFn: ask, refetchInterval: 10_000 });
  const [retried, setRetried] = useState<DeadQueue>();
  return (
    <>
      <h1>{t("admin:pages.deadLetters")}</h1>
      <p className="soft">{t("dead.lead")}</p>
      <Asked query={query}>
        {(queues) =>
          queues.length === 0 ? (
            <Empty title={t("dead.none")}>
              <p>{t("dead.noneHint")}</p>
            </Empty>
          ) : (
            <div className="stack">
              {queues.map((dead) => (
                <QueueSection key={dead.queue} dead={dead} onRetry={setRetried} />
              ))}
            </div>
          )
        }
      </Asked>
      {retried ? <RetryConfirm dead={retried} onClose={() => setRetried(undefined)} /> : null}
    </>
  );
}

function RetryConfirm({ dead: { queue, count }, onClose }: { dead: DeadQueue; onClose: () => void }) {
  const { t } = useTranslation("records");
  return (
    <ConfirmDeed
      title={t("dead.retry")}
      action={t("dead.retry")}
      deed={() => shop.post("ops/dead-letters/retry", { queue: queue as "order.close.queue" })}
      said={t("dead.retried", { queue })}
      onClose={onClose}
    >
      <p>{t("dead.retryHint", { queue, count })}</p>
    </ConfirmDeed>
  );
}
