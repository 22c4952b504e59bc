import { ShopError } from "@mall/sdk";
import i18next from "i18next";

/** How something went. */
export type Said = { kind: "good" | "bad"; text: string } | null;

/** Says how something went, where it happened; also to screen readers. */
export function Message({ id, said }: { id: string; said: Said }) {
  return (
    <p id={id} className="flow-message" data-kind={said?.kind ?? ""} role="status">
      {said?.text ?? ""}
    </p>
  );
}

/** Why something did not go, and at which field, where the message does not say that. */
export function sentenceOfError(error: unknown): string {
  if (!(error instanceof ShopError)) return i18next.t("common:somethingWrong");
  if (error.status === 0) return i18next.t("common:noAnswer");
  const { field, message } = error;
  return field && !message.includes(field) ? `${field}: ${message}` : message;
}
