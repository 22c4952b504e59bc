/** What a buyer was told. */
export interface ToldOrder {
  orderNo: string;
  /** Whether the payment was answered with 200. */
  paid: boolean;
}

/** An order with its payment, as the databases have them. */
export interface StoredOrder {
  order_no: string;
  /** 0 unpaid, 1 paid */
  status: number;
  total_cents: number;
}

/** A payment that came through. */
export interface StoredPayment {
  order_no: string;
  amount_cents: number;
}

/** Units of a SKU that orders have taken. */
export interface TakenStock {
  id: number;
  held: number;
  sold: number;
}

/** Orders as they were told and as they are stored, with the stock they took. */
export interface FinishedOrders {
  told: readonly ToldOrder[];
  orders: readonly StoredOrder[];
  payments: readonly StoredPayment[];
  /** Units in orders by SKU and status. */
  units: readonly { sku_id: number; status: number; units: number }[];
  stock: readonly TakenStock[];
}

const UNPAID = 0;
const PAID = 1;

/** What must hold for orders and does not: none acknowledged missing, payments match, stock taken = units in orders. */
export function judgeOrders({ told, orders, payments, units, stock }: FinishedOrders): string[] {
  const stored = new Map(orders.map((order) => [order.order_no, order]));
  const money = new Map(payments.map((payment) => [payment.order_no, payment.amount_cents]));
  const missing = told.filter(({ orderNo }) => !stored.has(orderNo));
  const unpaid = told.filter(({ orderNo, paid }) => paid && stored.get(orderNo)?.status !== PAID);
  const wrong = orders.filter(
    (order) => (order.status === PAID ? order.total_cents : undefined) !== money.get(order.order_no),
  );
  const problems = [
    missing.length > 0 &&
      `${missing.length} orders that were acknowledged are not there, such as ${missing[0]?.orderNo}`,
    new Set(told.map(({ orderNo }) => orderNo)).size < told.length && "an order number was given out twice",
    unpaid.length > 0 &&
      `${unpaid.length} payments that were acknowledged are not there, such as of ${unpaid[0]?.orderNo}`,
    wrong.length > 0 && `${wrong.length} orders do not match their payments, such as ${wrong[0]?.order_no}`,
  ];
  return [...problems.filter((problem) => problem !== false), ...stockProblems(units, stock)];
}

function stockProblems(units: FinishedOrders["units"], stock: readonly TakenStock[]): string[] {
  const inOrders = (sku: number, status: number) =>
    units.find((row) => row.sku_id === sku && row.status === status)?.units ?? 0;
  return stock
    .filter(({ id, held, sold }) => held !== inOrders(id, UNPAID) || sold !== inOrders(id, PAID))
    .map(({ id, held, sold }) => {
      const [unpaid, paid] = [inOrders(id, UNPAID), inOrders(id, PAID)];
      return `SKU ${id}: ${held} held and ${sold} sold, but ${unpaid} in unpaid and ${paid} in paid orders`;
    })
    .slice(0, 5);
}
