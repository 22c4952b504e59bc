import { createHmac, hash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";

interface FakeShopOptions {
  secret: string;
  stock: number;
  /** Attempts that pass before all others are told to try later. */
  passes: number;
  /** How often a winner is told "queued" before "ordered". */
  queuedAnswers: number;
  /** Whether attempts need a token; every second question for one is told to wait. */
  guarded?: boolean;
}

interface Body {
  sku_id?: unknown;
  token?: string;
  pow?: string;
}

interface Reply {
  status: number;
  body: object;
  /** Seconds. */
  retryAfter?: number;
}

function userOf(authorization: string | undefined, secret: string): number | undefined {
  const [head = "", claims = "", signature] = (authorization ?? "").replace(/^Bearer /, "").split(".");
  const expected = createHmac("sha256", secret).update(`${head}.${claims}`).digest("base64url");
  if (signature !== expected) return undefined;
  const { user_id, exp, iss } = JSON.parse(Buffer.from(claims, "base64url").toString());
  return iss === "go-ecommerce" && exp > Date.now() / 1000 ? user_id : undefined;
}

const refusal = (status: number, error: string, msg: string) => ({
  status,
  body: { code: status, msg, error },
});
const success = (data: object) => ({ status: 200, body: { code: 200, msg: "success", data } });

/** Asks for eight bits of work. A token is the buyer's id. */
function createFakeGuard(guarded: boolean) {
  let asked = 0;
  return {
    issue: (userId: number) => {
      asked += 1;
      if (guarded && asked % 2 === 0) return { ...refusal(429, "too_many_requests", "请稍后再试"), retryAfter: 0 };
      return success({ token: String(userId), required: guarded, pow: { algorithm: "sha-256", bits: 8 } });
    },
    refusalOf: (userId: number, { token, pow }: Body): Reply | undefined => {
      if (!guarded) return undefined;
      const solved = hash("sha256", `${token}:${pow}`, "hex").startsWith("00");
      return token === String(userId) && solved ? undefined : refusal(403, "seckill_token_invalid", "抢购令牌无效");
    },
  };
}

/** The seckill routes of the shop, as small as they can be. Listens on a free port. */
export async function startFakeShop({ secret, stock, passes, queuedAnswers, guarded = false }: FakeShopOptions) {
  const guard = createFakeGuard(guarded);
  let left = stock;
  let passed = 0;
  const bought = new Set<number>();
  const asked = new Map<string, number>();

  const seckill = (userId: number, skuId: unknown) => {
    if (skuId !== 2) return refusal(400, "seckill_not_started", "秒杀活动未开始");
    passed += 1;
    if (passed > passes) return refusal(429, "seckill_busy", "系统繁忙，请稍后再试");
    if (bought.has(userId)) return refusal(400, "seckill_already_bought", "您已经抢购过了");
    if (left === 0) return refusal(400, "seckill_sold_out", "手慢了，已被抢光");
    left -= 1;
    bought.add(userId);
    return success({ success: true, order_no: `SK-${userId}-2-a`, status: "queued" });
  };
  const result = (orderNo: string) => {
    const times = (asked.get(orderNo) ?? 0) + 1;
    asked.set(orderNo, times);
    const status = times > queuedAnswers ? "ordered" : "queued";
    return success({ status, order_no: orderNo, pay_before: status === "ordered" ? "2026-01-01 08:01:00" : null });
  };

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? "/", "http://shop");
    const body = request.method === "POST" ? ((await json(request)) as Body) : {};
    const userId = userOf(request.headers.authorization, secret);
    const route = `${request.method} ${url.pathname}`;
    let answer: Reply = refusal(404, "route_not_found", "接口不存在");
    if (userId === undefined) answer = refusal(401, "token_invalid", "登录已失效，请重新登录");
    else if (route === "POST /api/v1/product/seckill/token") answer = guard.issue(userId);
    else if (route === "POST /api/v1/product/seckill")
      answer = guard.refusalOf(userId, body) ?? seckill(userId, body.sku_id);
    else if (route === "GET /api/v1/product/seckill/result") answer = result(url.searchParams.get("order_no") ?? "");
    const { status, body: sent, retryAfter } = answer;
    const headers: Record<string, string | number> = {
      "content-type": "application/json",
      ...(retryAfter === undefined ? {} : { "retry-after": retryAfter }),
    };
    response.writeHead(status, headers).end(JSON.stringify(sent));
  };
  const server = createServer((request, response) => {
    void serve(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: new URL(`http://127.0.0.1:${port}`),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
