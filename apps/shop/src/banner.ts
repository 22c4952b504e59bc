import type { ShopConfig } from "./config.ts";

/** What a person reads after the start: where things are, and what to try first. */
export function banner(port: number, { gateway, runtime }: ShopConfig): string {
  const url = `http://localhost:${port}`;
  const demo = gateway.profile === "demo";
  const lines = [
    "",
    `  flash-mall 已启动 / is open          ${url}`,
    `  API 文档 / try the API               ${url}/docs`,
    ...(demo ? [`  链路 / traces                        ${url}/ops/traces`] : []),
    `  流控 / flow control                  ${url}/ops/flow`,
    `  指标 / metrics                       ${url}/metrics`,
    `  数据 / data                          ${runtime.dataDir}   (npm run demo:reset 重新开始 / starts afresh)`,
    ...(demo ? tryFirst : []),
    "",
  ];
  return lines.join("\n");
}

const tryFirst = [
  "",
  "  演示账号 / demo accounts             demo, operator, admin   密码 / password: 123",
  "  看一场秒杀 / see a flash sale        npm run seckill:prepare -- 2 5   &&   npm run seckill:load",
  "  演示密钥公开，勿用于生产 / the demo secret is public: set PROFILE=production and JWT_SECRET to go live",
];

/** What a person reads when another program has the port. */
export function portTaken(port: number): string {
  return [
    `端口 ${port} 已被占用。换一个端口：PORT=${port + 1} npm start`,
    `Port ${port} is taken by another program. Start on another one: PORT=${port + 1} npm start`,
  ].join("\n");
}
