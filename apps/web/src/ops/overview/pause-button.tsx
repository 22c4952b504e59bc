import { Pause, Play } from "lucide-react";
import { useTranslation } from "react-i18next";

/** Lets what changes by itself stand still. */
export function PauseButton({ paused, onChange }: { paused: boolean; onChange: (paused: boolean) => void }) {
  const { t } = useTranslation("ops");
  const Icon = paused ? Play : Pause;
  return (
    <div className="row">
      <span className="soft" role="status">
        {paused ? t("paused") : ""}
      </span>
      <button type="button" className="button plain" aria-pressed={paused} onClick={() => onChange(!paused)}>
        <Icon size={18} aria-hidden="true" /> {t("pause")}
      </button>
    </div>
  );
}
