import { Zap } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import { loginTo } from "../links/next-path.ts";
import type { BuyButton as Kind } from "./button.ts";
import type { SaleView } from "./use-sale.ts";

const OPEN: readonly Kind[] = ["buy", "again"];

/** The one button of a sale. It keeps its place, and the focus, while what it says changes. */
export function BuyButton({ view, orderLink }: { view: SaleView; orderLink: string }) {
  const { t } = useTranslation("sale");
  const { pathname } = useLocation();
  const { button, waitS, tap } = view;
  const label = t(`button.${button}`, { count: waitS });
  if (button === "login" || button === "bought") {
    return (
      <Link className="button flash buy-button" to={button === "login" ? loginTo(pathname) : orderLink}>
        {label}
      </Link>
    );
  }
  const open = OPEN.includes(button);
  return (
    <button
      type="button"
      className="button flash buy-button"
      disabled={!open && !BUSY.includes(button)}
      aria-disabled={!open}
      onClick={open ? tap : undefined}
    >
      {open ? <Zap size={22} aria-hidden="true" /> : null}
      {label}
    </button>
  );
}

/** Not disabled for the browser, so that who has just tapped keeps the focus. */
const BUSY: readonly Kind[] = ["asking", "retrying", "queued", "paused"];
