import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { milestonePassed } from "../../time/seconds.ts";
import { useCountdown } from "../../time/use-countdown.ts";
import { noteOf } from "./note.ts";
import type { SaleView } from "./use-sale.ts";

/** Seconds before the start at which the time left is said. */
const MILESTONES = [60, 30, 10];

/** Says to screen readers what changes by itself: the last seconds, the start, and what becomes of an attempt. */
export function SaleAnnouncer({ view }: { view: SaleView }) {
  const said = useSentence(view);
  return (
    <p className="visually-hidden" role="status" aria-live="polite">
      {said}
    </p>
  );
}

function useSentence({ sale, attempt, button }: SaleView): string {
  const { t } = useTranslation("sale");
  const left = useCountdown(sale?.start_ms ?? 0);
  const note = noteOf(attempt, button);
  const text = note ? t(`note.${note.key}`, { tries: note.tries, count: note.count }) : "";
  const [sentence, setSentence] = useState("");
  const before = useRef({ left, text });
  useEffect(() => {
    const last = before.current;
    before.current = { left, text };
    const milestone = milestonePassed(last.left, left, MILESTONES);
    if (last.left > 0 && left === 0) setSentence(`${t("open")} ${text}`);
    else if (milestone !== undefined) setSentence(t("soon", { count: left }));
    else if (last.text !== text) setSentence(text);
  }, [left, text, t]);
  return sentence;
}
