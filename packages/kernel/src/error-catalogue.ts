/**
 * The closed set of error codes. Names and meaning are those of gRPC; `HTTP_STATUS` is the one table to HTTP.
 */
export type ErrorCode =
  | "invalid_argument"
  | "unauthenticated"
  | "permission_denied"
  | "not_found"
  | "conflict"
  | "failed_precondition"
  | "resource_exhausted"
  | "unavailable"
  | "deadline_exceeded"
  | "internal";

/** HTTP status of each code. */
export const HTTP_STATUS: Record<ErrorCode, number> = {
  invalid_argument: 400,
  unauthenticated: 401,
  permission_denied: 403,
  not_found: 404,
  conflict: 409,
  failed_precondition: 400,
  resource_exhausted: 429,
  unavailable: 503,
  deadline_exceeded: 504,
  internal: 500,
};

interface ErrorEntry {
  code: ErrorCode;
  /** The sentence a buyer reads; `{name}` places are filled from the error's params and field. */
  zh: string;
  en: string;
}

const entry = (code: ErrorCode, zh: string, en: string): ErrorEntry => ({ code, zh, en });

/** Every error the shop can answer, declared once. docs/errors.md documents each; a test holds the two together. */
export const errorCatalogue = {
  // Input
  invalid_input: entry("invalid_argument", "参数 {field} 不正确：{reason}", "Field {field} is invalid: {reason}"),
  invalid_json: entry("invalid_argument", "请求体不是有效的 JSON", "The request body is not valid JSON"),
  invalid_amount: entry(
    "invalid_argument",
    "金额 {field} 不正确，最多两位小数",
    "Amount {field} is invalid: at most two decimals",
  ),
  body_too_large: entry("invalid_argument", "请求体过大", "The request body is too large"),
  url_too_long: entry("invalid_argument", "请求地址过长", "The URL is too long"),
  headers_too_large: entry(
    "invalid_argument",
    "请求头过大或过多",
    "The headers, or the URL, of the request are too large or too many",
  ),
  too_many_parameters: entry("invalid_argument", "查询参数过多", "The query has too many parameters"),
  json_too_deep: entry("invalid_argument", "请求体嵌套过深", "The request body is nested too deeply"),
  request_too_slow: entry("invalid_argument", "请求发送过慢", "The request took too long to arrive"),
  bad_request: entry("invalid_argument", "请求无法解析", "The request could not be read"),
  route_not_found: entry("not_found", "接口不存在", "No such route"),
  idempotency_key_reused: entry(
    "conflict",
    "同一 Idempotency-Key 的请求内容不一致",
    "This Idempotency-Key was used with another request",
  ),
  idempotency_in_progress: entry("conflict", "相同的请求正在处理，请稍候", "The same request is still being processed"),
  // Accounts
  token_missing: entry("unauthenticated", "请先登录", "Please log in first"),
  token_invalid: entry(
    "unauthenticated",
    "登录已失效，请重新登录",
    "Your login is no longer valid, please log in again",
  ),
  token_expired: entry("unauthenticated", "登录已过期，请重新登录", "Your login has expired, please log in again"),
  wrong_credentials: entry("unauthenticated", "用户名或密码错误", "Wrong user name or password"),
  wrong_password: entry("invalid_argument", "原密码错误", "The old password is wrong"),
  weak_password: entry("invalid_argument", "密码至少需要 {min} 位", "The password needs at least {min} characters"),
  username_taken: entry("conflict", "用户名已存在", "This user name is taken"),
  mobile_taken: entry("conflict", "手机号已被使用", "This mobile number is taken"),
  user_not_found: entry("not_found", "用户不存在", "No such user"),
  user_disabled: entry("permission_denied", "账号已被停用", "This account is disabled"),
  refresh_token_invalid: entry(
    "unauthenticated",
    "登录凭证无效，请重新登录",
    "The refresh token is invalid, please log in again",
  ),
  refresh_token_reused: entry(
    "unauthenticated",
    "登录凭证被重复使用，已全部注销",
    "The refresh token was used twice; this login is revoked",
  ),
  not_allowed: entry("permission_denied", "没有权限", "You are not allowed to do this"),
  last_admin: entry("conflict", "至少要保留一名可用的管理员", "The last admin cannot be demoted or disabled"),
  audit_unavailable: entry(
    "unavailable",
    "操作日志暂时无法写入，操作未执行",
    "The audit log cannot be written, so nothing was done",
  ),
  // Addresses
  address_not_found: entry("not_found", "收货地址不存在", "No such address"),
  address_required: entry("invalid_argument", "请先添加收货地址", "Please add an address first"),
  too_many_addresses: entry("conflict", "收货地址最多 {max} 个", "At most {max} addresses"),
  // Catalogue
  product_not_found: entry("not_found", "商品不存在", "No such product"),
  sku_not_found: entry("not_found", "商品规格不存在", "No such SKU"),
  stock_insufficient: entry("conflict", "商品 {name} 库存不足", "Not enough stock of {name}"),
  stock_too_low: entry("conflict", "可售库存不足，无法减少", "Fewer free units than are to be taken away"),
  product_in_sale: entry(
    "conflict",
    "规格 {sku} 正在秒杀，请先停止活动",
    "SKU {sku} is in a running flash sale: end that first",
  ),
  catalogue_changed: entry(
    "conflict",
    "商品已被他人修改，请刷新后重试",
    "The catalogue was changed by somebody else, please reload it",
  ),
  figures_unavailable: entry(
    "unavailable",
    "{service} 暂时不可用，统计数据无法汇总",
    "No figures now: {service} is unavailable",
  ),
  import_too_large: entry(
    "invalid_argument",
    "文件过大，最多 {megabytes} MB",
    "The file is too large: at most {megabytes} MB",
  ),
  reservation_closed: entry(
    "conflict",
    "该订单的库存已释放，请重新下单",
    "The stock of this order was released, please order again",
  ),
  // Cart
  cart_item_not_found: entry("not_found", "购物车中没有该商品", "This item is not in the cart"),
  cart_full: entry("conflict", "购物车最多 {max} 种商品", "At most {max} different items in the cart"),
  // Orders
  order_empty: entry("invalid_argument", "请选择要购买的商品", "Choose at least one item"),
  order_not_found: entry("not_found", "订单不存在", "No such order"),
  order_not_payable: entry("conflict", "订单当前状态不能支付", "The order cannot be paid in its present state"),
  order_not_cancellable: entry(
    "conflict",
    "订单当前状态不能取消",
    "The order cannot be cancelled in its present state",
  ),
  too_many_unpaid: entry(
    "conflict",
    "待支付订单最多 {max} 个，请先支付或取消",
    "At most {max} unpaid orders at a time: pay or cancel one first",
  ),
  // Reviews
  review_not_allowed: entry(
    "conflict",
    "只能评价已付款订单中的商品",
    "Only what was bought in a paid order can be reviewed",
  ),
  review_exists: entry("conflict", "该商品已评价过", "This purchase already has a review"),
  review_not_found: entry("not_found", "评价不存在", "No such review"),
  order_state_conflict: entry(
    "conflict",
    "订单当前状态不能进行此操作",
    "This cannot be done with the order in its present state",
  ),
  // Payments
  amount_mismatch: entry("invalid_argument", "支付金额与订单金额不一致", "The amount differs from the order's total"),
  payment_not_found: entry("not_found", "支付单不存在", "No such payment"),
  payment_failed: entry("conflict", "支付失败，请重试", "The payment failed, please try again"),
  callback_rejected: entry("unauthenticated", "回调签名无效", "The callback's signature is invalid"),
  callback_replayed: entry("conflict", "回调已处理或已过期", "This callback was already handled or is too old"),
  // Seckill
  seckill_busy: entry("resource_exhausted", "系统繁忙，请稍后再试", "The system is busy, please try again later"),
  seckill_sold_out: entry("failed_precondition", "手慢了，已被抢光", "Too late, sold out"),
  seckill_already_bought: entry("failed_precondition", "您已经抢购过了", "You have already bought this"),
  seckill_not_started: entry("failed_precondition", "秒杀活动未开始", "The sale has not started"),
  seckill_ended: entry("failed_precondition", "秒杀活动已结束", "The sale has ended"),
  seckill_claim_not_found: entry("not_found", "没有抢购记录", "No seckill attempt found"),
  seckill_token_required: entry("invalid_argument", "请先获取抢购令牌", "Get a token for this attempt first"),
  seckill_token_invalid: entry("permission_denied", "抢购令牌无效", "This token is not valid for this attempt"),
  seckill_token_expired: entry("failed_precondition", "抢购令牌已过期", "This token has expired"),
  seckill_token_used: entry("failed_precondition", "抢购令牌已使用", "This token was used already"),
  seckill_pow_invalid: entry(
    "invalid_argument",
    "工作量证明不正确，需要 {bits} 位",
    "The proof of work is missing or too small: {bits} bits are needed",
  ),
  sale_not_found: entry("not_found", "没有该秒杀活动", "No such sale"),
  sale_over: entry("conflict", "秒杀活动已结束或已取消", "The sale is over, or was called off"),
  activity_overlaps: entry("conflict", "该商品已有秒杀活动", "This SKU already has a sale in that time"),
  // Platform
  too_many_requests: entry(
    "resource_exhausted",
    "请求过于频繁，请稍后再试",
    "Too many requests, please try again later",
  ),
  too_many_attempts: entry(
    "resource_exhausted",
    "尝试次数过多，请稍后再试",
    "Too many attempts, please try again later",
  ),
  overloaded: entry("unavailable", "系统繁忙，请稍后再试", "The system is overloaded, please try again later"),
  rules_conflict: entry(
    "conflict",
    "规则已被他人修改，请刷新后重试",
    "The rules were changed by somebody else, please reload them",
  ),
  trace_not_found: entry("not_found", "没有该链路，内存里只保留最近的", "No such trace: only the newest are kept"),
  live_sale_running: entry("conflict", "已有现场秒杀在进行", "A live sale is under way; one at a time"),
  rules_version_not_found: entry("not_found", "没有该规则版本", "No such version of the rules"),
  service_unavailable: entry(
    "unavailable",
    "服务暂时不可用，请稍后再试",
    "The service is unavailable, please try again later",
  ),
  deadline_exceeded: entry(
    "deadline_exceeded",
    "请求超时，请稍后再试",
    "The request timed out, please try again later",
  ),
  internal_error: entry("internal", "系统内部错误", "Internal error"),
} as const satisfies Record<string, ErrorEntry>;

/** The stable name of an error. */
export type ErrorSlug = keyof typeof errorCatalogue;

/** HTTP says more of these than their code does. */
const OWN_STATUS: Partial<Record<ErrorSlug, number>> = {
  body_too_large: 413,
  import_too_large: 413,
  url_too_long: 414,
  headers_too_large: 431,
  request_too_slow: 408,
};

/** The HTTP status of an error. */
export function httpStatusOf(slug: ErrorSlug): number {
  return OWN_STATUS[slug] ?? HTTP_STATUS[errorCatalogue[slug].code];
}
