import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "./dialog.tsx";
import { ErrorNote } from "./error-note.tsx";

interface ConfirmProps {
  title: string;
  children?: ReactNode;
  /** What the button says. */
  action: string;
  dangerous?: boolean;
  busy?: boolean;
  error?: unknown;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something that cannot be taken back. Stays open while it is done, and says why when it failed. */
export function Confirm({
  title,
  children,
  action,
  dangerous = false,
  busy = false,
  error,
  onConfirm,
  onClose,
}: ConfirmProps) {
  const { t } = useTranslation("common");
  return (
    <Dialog title={title} onClose={onClose}>
      {children}
      {error ? <ErrorNote error={error} /> : null}
      <div className="actions">
        <button type="button" className="button plain" onClick={onClose}>
          {t("cancel")}
        </button>
        <button type="button" className={dangerous ? "button flash" : "button"} disabled={busy} onClick={onConfirm}>
          {action}
        </button>
      </div>
    </Dialog>
  );
}
