import type { DataOf } from "@mall/sdk";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { shop } from "../../../api/shop.ts";
import { moment } from "../../../format/format.ts";
import { language } from "../../../i18n/language.ts";
import { FlowTable } from "../flow-table.tsx";
import { Message, type Said, sentenceOfError } from "../message.tsx";
import { type Rules, textOf, useRuleChanges } from "./use-rules.ts";

type Version = DataOf<"get", "ops/flow/history">["versions"][number];

/** Who changed the rules, and the way back. */
export function History({ rules: { stored } }: { rules: Rules }) {
  const { t } = useTranslation("flow");
  const [said, setSaid] = useState<Said>(null);
  const changes = useRuleChanges();
  // Asked for each version anew: the answer about an earlier one, however late, is not about this.
  const { data } = useQuery({
    queryKey: ["ops", "flow", "history", stored.version ?? stored.problem],
    queryFn: () => shop.get("ops/flow/history"),
    placeholderData: keepPreviousData,
  });
  const versions = data?.versions ?? [];
  const restore = async (version: number) => {
    setSaid(null);
    await changes.restore(version).then(
      (saved) => setSaid({ kind: "good", text: t("history.restored", { version, now: saved.version }) }),
      (error) => setSaid({ kind: "bad", text: sentenceOfError(error) }),
    );
  };
  const heads = (["version", "when", "who", "comment", "rules", "back"] as const).map((name) => ({
    text: t(`history.${name}`),
  }));
  return (
    <section id="history" className="stack">
      <h2>{t("parts.history")}</h2>
      <Message id="history-message" said={said} />
      {versions.length === 0 ? (
        <p className="soft">{t("history.none")}</p>
      ) : (
        <FlowTable id="versions" caption={t("parts.history")} heads={heads}>
          {versions.map((each) => (
            <Row key={each.version} version={each} isCurrent={each.version === stored.version} onRestore={restore} />
          ))}
        </FlowTable>
      )}
    </section>
  );
}

interface RowProps {
  version: Version;
  isCurrent: boolean;
  onRestore: (version: number) => Promise<void>;
}

function Row({ version: { version, at, by, comment = "–", rules }, isCurrent, onRestore }: RowProps) {
  const { t } = useTranslation("flow");
  const [busy, setBusy] = useState(false);
  const restore = () => {
    if (busy) return;
    setBusy(true);
    void onRestore(version).finally(() => setBusy(false));
  };
  return (
    <tr>
      <td>v{version}</td>
      <td>{moment(at, language())}</td>
      <td>{by}</td>
      <td>{comment}</td>
      <td>
        <details>
          <summary>JSON</summary>
          <pre>{textOf(rules)}</pre>
        </details>
      </td>
      <td>
        {isCurrent ? (
          <span className="badge good">{t("history.current")}</span>
        ) : (
          <button
            type="button"
            className="button plain small"
            aria-disabled={busy}
            aria-label={t("history.backNamed", { version })}
            onClick={restore}
          >
            {t("history.back")}
          </button>
        )}
      </td>
    </tr>
  );
}
