const zh = {
  pages: {
    overview: "实时",
    liveSale: "现场秒杀",
    services: "服务",
    queues: "队列",
    flow: "流控",
    traces: "链路",
    ledger: "账本",
  },
  reconnecting: "数据暂时中断，正在自动重连……",
  demoOnly: "只在演示模式里有",
  demoOnlyHint: "这一页只在演示模式（PROFILE=demo）里提供。",
  seconds: "{{count}} 秒",
  pause: "暂停",
  paused: "已暂停，数字不再变化",
};

const en: typeof zh = {
  pages: {
    overview: "Live",
    liveSale: "Live sale",
    services: "Services",
    queues: "Queues",
    flow: "Flow control",
    traces: "Traces",
    ledger: "Ledger",
  },
  reconnecting: "The figures stand still: connecting again by itself…",
  demoOnly: "Only in the demo",
  demoOnlyHint: "This page exists in the demo profile only (PROFILE=demo).",
  seconds: "{{count}} s",
  pause: "Pause",
  paused: "Paused: the figures stand still",
};

/** Texts that the pages of operations share. */
export const ops = { zh, en };
