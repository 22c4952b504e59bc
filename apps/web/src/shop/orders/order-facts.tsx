import { useTranslation } from "react-i18next";
import { usePayment } from "../pay/use-payment.ts";
import type { Order } from "./use-orders.ts";

/** Who receives an order. */
export function Receiver({ order }: { order: Order }) {
  const { t } = useTranslation("buying");
  const { receiver_name: name, receiver_mobile: mobile, receiver_address: address } = order;
  return (
    <section className="panel">
      <h2>{t("receiver")}</h2>
      {name === "" ? (
        <p className="note warn">{t("noReceiver")}</p>
      ) : (
        <>
          <p className="row">
            <strong>{name}</strong> <span className="soft">{mobile}</span>
          </p>
          <p>{address}</p>
        </>
      )}
    </section>
  );
}

/** The payment of an order, if there is one. */
export function OrderPayment({ order }: { order: Order }) {
  const { t } = useTranslation("buying");
  const { data: payment } = usePayment(order);
  return (
    <section className="panel">
      <h2>{t("payment")}</h2>
      {payment ? (
        <dl className="facts">
          <div>
            <dt>{t("payment")}</dt>
            <dd>{t(`paymentStatus.${payment.status}`)}</dd>
          </div>
          <div>
            <dt>{t("paymentNo")}</dt>
            <dd className="mono">{payment.payment_no}</dd>
          </div>
        </dl>
      ) : (
        <p className="soft">{t("notPaid")}</p>
      )}
    </section>
  );
}
