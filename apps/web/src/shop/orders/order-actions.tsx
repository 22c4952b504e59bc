import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Confirm } from "../../ui/confirm.tsx";
import { toast } from "../../ui/toasts.tsx";
import { STATUS } from "./order-rules.ts";
import { type Order, useOrderDeed } from "./use-orders.ts";

/** What a buyer can do with an order in its present state. */
export function OrderActions({ order }: { order: Order }) {
  const { t } = useTranslation("buying");
  const [asks, setAsks] = useState<"cancel" | "confirm">();
  const no = order.order_no;
  const close = () => setAsks(undefined);
  return (
    <>
      {order.status === STATUS.unpaid ? (
        <>
          <button type="button" className="button plain" onClick={() => setAsks("cancel")}>
            {t("cancelOrder")}
          </button>
          <Link className="button flash" to={`/pay/${no}`} aria-label={t("payOf", { no })}>
            {t("pay")}
          </Link>
        </>
      ) : null}
      {order.status === STATUS.shipped ? (
        <button type="button" className="button" onClick={() => setAsks("confirm")}>
          {t("confirmReceipt")}
        </button>
      ) : null}
      {asks === "cancel" ? <CancelOrder orderNo={no} onClose={close} /> : null}
      {asks === "confirm" ? <ConfirmReceipt orderNo={no} onClose={close} /> : null}
    </>
  );
}

interface DeedProps {
  orderNo: string;
  onClose: () => void;
}

function CancelOrder({ orderNo, onClose }: DeedProps) {
  const { t } = useTranslation("buying");
  const cancel = useOrderDeed("order/cancel", orderNo);
  const done = () => {
    toast(t("cancelled"));
    onClose();
  };
  return (
    <Confirm
      title={t("cancelTitle")}
      action={t("cancelOrder")}
      dangerous
      busy={cancel.isPending}
      error={cancel.error}
      onConfirm={() => cancel.mutate(undefined, { onSuccess: done })}
      onClose={onClose}
    >
      <p>{t("cancelHint")}</p>
    </Confirm>
  );
}

function ConfirmReceipt({ orderNo, onClose }: DeedProps) {
  const { t } = useTranslation("buying");
  const confirm = useOrderDeed("order/confirm", orderNo);
  const done = () => {
    toast(t("confirmed"));
    onClose();
  };
  return (
    <Confirm
      title={t("confirmTitle")}
      action={t("confirmReceipt")}
      busy={confirm.isPending}
      error={confirm.error}
      onConfirm={() => confirm.mutate(undefined, { onSuccess: done })}
      onClose={onClose}
    >
      <p>{t("confirmHint")}</p>
    </Confirm>
  );
}
