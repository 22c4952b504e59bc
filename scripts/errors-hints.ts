import type { ErrorSlug } from "@mall/kernel";

/** What a caller does about an error. One entry for every slug: a slug without a hint is a type error. */
export const errorHints: Record<ErrorSlug, string> = {
  // Input
  invalid_input: "Correct the field named in `field`; `reason` says what it must be.",
  invalid_json: "Send UTF-8 JSON with `Content-Type: application/json`.",
  invalid_amount: "Send yuan as a non-negative number with at most two decimals, for example 19.9.",
  body_too_large: "Send a smaller body, or split the request.",
  url_too_long: "Shorten the URL: what is long belongs into a body.",
  headers_too_large: "Send fewer or shorter headers: a large cookie is the usual cause.",
  too_many_parameters: "Send each parameter once, and only those of the route.",
  json_too_deep: "Flatten the body: no route takes more than a few levels.",
  request_too_slow: "Send the request without pauses; on a poor line, try again.",
  bad_request: "Send a well-formed HTTP request: check the content type, the URL's encoding and the length.",
  route_not_found: "Check the method and the path; the routes are listed in the OpenAPI page.",
  idempotency_key_reused: "Use a new key for a new request; a key may be sent again only with the same body.",
  idempotency_in_progress: "Wait and send the same request with the same key again; the first answer is then given.",
  // Accounts
  token_missing: "Log in and send `Authorization: Bearer <token>`.",
  token_invalid: "Drop the token and log in again.",
  token_expired: "Get a new access token with the refresh token; if that fails, log in again.",
  wrong_credentials: "Let the user type name and password again. The answer does not tell which was wrong.",
  wrong_password: "Ask for the present password again; nothing was changed.",
  weak_password: "Choose a password of at least `min` characters.",
  username_taken: "Choose another user name, or log in if the account is yours.",
  mobile_taken: "Use another mobile number, or log in with the account that has it.",
  user_not_found: "Check the id; the account may have been removed.",
  user_disabled: "Ask the shop's staff; sending again does not help.",
  refresh_token_invalid: "Log in again.",
  refresh_token_reused: "Log in again. If you did not send it twice, somebody else has it: change the password.",
  not_allowed: "Use an account that has the right; sending again does not help.",
  last_admin: "Make somebody else an admin first.",
  audit_unavailable: "Try again; what staff does is done only when it can be written down.",
  // Addresses
  address_not_found: "Load the address list again; the address is gone or belongs to another user.",
  address_required: "Add an address, then order again.",
  too_many_addresses: "Delete an address that is no longer used.",
  // Catalogue
  product_not_found: "Load the list again; the product is gone or not on sale.",
  sku_not_found: "Load the product again; this variant is gone or not on sale.",
  stock_insufficient: "Order fewer pieces, or leave this product out. Nothing was reserved.",
  reservation_closed: "Place the order again: this one was given up, and its pieces went back.",
  // Cart
  cart_item_not_found: "Load the cart again; the item was removed elsewhere.",
  cart_full: "Remove an item or order some first.",
  // Orders
  order_empty: "Send at least one item with a quantity.",
  order_not_found:
    "Check the order number; another user's order answers the same. A new seckill order may need a moment.",
  order_not_payable: "Load the order: it is already paid, cancelled or timed out. Order again if it was closed.",
  order_not_cancellable: "Load the order: it is already paid or closed.",
  too_many_unpaid:
    "Show the unpaid orders (`order/list?status=0`); after one is paid or cancelled, order again with a new key.",
  // Payments
  amount_mismatch: "Load the order and pay its total.",
  payment_not_found: "Check the payment number; another user's payment answers the same.",
  payment_failed: "Pay again while the order is open; nothing was charged.",
  callback_rejected: "For the payment provider: sign the raw body with the shared secret.",
  callback_replayed: "For the payment provider: nothing to do, the first callback counts.",
  // Seckill
  seckill_busy: "Wait as long as `Retry-After` says, with some chance added, then try again.",
  seckill_sold_out: "Stop trying; a unit returns only when a buyer does not pay in time.",
  seckill_already_bought: "Show the order this user already has.",
  seckill_not_started: "Wait for the start time of the activity.",
  seckill_ended: "Stop trying; the sale is over.",
  seckill_claim_not_found: "Check the number; this user made no such attempt.",
  seckill_token_required: "Send the `token` of `POST product/seckill/token`, which can be had before the sale starts.",
  seckill_token_invalid:
    "Get another token: this one was changed, or is for another buyer, SKU or setting of the shop.",
  seckill_token_expired: "Get another token, and use it before its `expires_at`.",
  seckill_token_used: "Get another token: one is good for one attempt.",
  seckill_pow_invalid: "Find a text `pow` such that SHA-256 of token + `:` + pow begins with so many zero bits.",
  activity_overlaps: "Choose another time, or change the sale that this SKU already has.",
  // Platform
  too_many_requests: "Wait as long as `Retry-After` says; the limit is for this address, user or resource.",
  too_many_attempts: "Wait as long as `Retry-After` says. For the operator: rules of `user_login` and `user_register`.",
  overloaded: "Wait as long as `Retry-After` says. Paying is shed last, browsing before it, the flash sale first.",
  rules_conflict: "Read the rules again, make the change on top of them, and send it with their version.",
  rules_version_not_found: "Choose a version of `GET ops/flow/history`; the oldest are forgotten.",
  service_unavailable: "Try again with growing pauses. For the operator: look at the readiness of the services.",
  deadline_exceeded: "The outcome is not known: read the state, or send again with the same Idempotency-Key.",
  internal_error: "Try again later. For the operator: find the trace id of the answer in the log.",
};
