import type { ShopConfig } from "./config.ts";

/** What a person reads after the start: where things are, and what to try first. */
export function banner(port: number, { gateway, runtime }: ShopConfig): string {
  const url = `http://localhost:${port}`;
  const demo = gateway.profile === "demo";
  const lines = [
    "",
    `  商城已启动 / the shop is open        ${url}`,
    `  后台 / back office                   ${url}/admin`,
    `  运维 / operations                    ${url}/ops`,
    `  API 文档 / try the API               ${url}/docs`,
    `  指标 / metrics                       ${url}/metrics`,
    `  数据 / data                          ${runtime.dataDir}   (npm run demo:reset 重新开始 / starts afresh)`,
    ...(demo ? tryFirst(url) : []),
    "",
  ];
  return lines.join("\n");
}

const tryFirst = (url: string) => [
  "",
  "  演示账号 / demo accounts             demo, operator, admin   密码 / password: 123",
  "",
  "  先试 / try first",
  `  1. 看一场秒杀 / watch a flash sale   ${url}/ops/live-sale   (operator)`,
  `  2. 开一场 / open a sale              ${url}/admin/sales   (operator)`,
  `     自己抢一件 / take a place         ${url}/sale   (demo)`,
  `  3. 一次请求 / one request, drawn     ${url}/ops/traces   (operator)`,
  `  4. 改限流 / change the limit         ${url}/ops/flow   (operator)`,
  "",
  "  演示密钥公开，勿用于生产 / the demo secret is public: set PROFILE=production and JWT_SECRET to go live",
];

/** What a person reads when another program has the port. */
export function portTaken(port: number): string {
  return [
    `端口 ${port} 已被占用。换一个端口：PORT=${port + 1} npm start`,
    `Port ${port} is taken by another program. Start on another one: PORT=${port + 1} npm start`,
  ].join("\n");
}
