const zh = {
  intro: "服务之间的消息都在这些队列里。可投递的越多、等得越久，说明消费者跟不上。",
  queue: "队列",
  ready: "可投递",
  delayed: "定时等待",
  unacked: "处理中",
  delay: "最久已等",
  dead: "死信",
  deadLink: "{{count}} 条，去处理",
  about: {
    "seckill.order.queue": "抢到的名额，等着变成订单",
    "order.delay.queue": "未支付的订单，等到期",
    "order.close.queue": "到期的订单，等关闭",
    "stock.command.queue": "要扣或要还的库存",
    "product.change.queue": "改过的商品，等进搜索",
    "payment.refund.queue": "要退的款",
    "payment.provider.queue": "要问支付渠道的事",
    "payment.slow.queue": "慢渠道稍后才答的付款",
  },
};

const en: typeof zh = {
  intro:
    "The messages between services lie in these queues. The more can be delivered, and the longer they wait, the less the consumers keep up.",
  queue: "Queue",
  ready: "Ready",
  delayed: "Timed",
  unacked: "In hand",
  delay: "Oldest waits",
  dead: "Dead letters",
  deadLink: "{{count}}, handle",
  about: {
    "seckill.order.queue": "places won, to become orders",
    "order.delay.queue": "unpaid orders that wait for their time",
    "order.close.queue": "orders whose time is over",
    "stock.command.queue": "stock to take or to give back",
    "product.change.queue": "changed products, for the search",
    "payment.refund.queue": "money to give back",
    "payment.provider.queue": "what the provider is asked",
    "payment.slow.queue": "payments a slow provider answers later",
  },
};

/** Texts of the queues. */
export const queues = { zh, en };
