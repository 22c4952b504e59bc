import type { zh } from "./live-sale-zh.ts";

/** The same in English. */
export const en: typeof zh = {
  explain:
    "Start opens a real flash sale and sends a crowd of made-up buyers to it at once: watch the stock fall piece by piece and the orders land, while the ledger has to add up at every moment. In mid-sale, stop a service or the broker beside it and see what buyers feel, then start it again and see drift come back to zero.",
  limit:
    "The flash sale lets {{count}} requests a second through: who is refused comes again a little later, so a crowd has to wait.",
  noLimit: "The flash sale has no limit now, so nobody has to wait.",
  unknownLimit:
    "The flash sale has a limit (5 requests a second by default): who is refused comes again a little later, so a crowd has to wait.",
  changeLimit: "Change the limit",
  form: {
    title: "Set one up",
    sku: "Product",
    stock: "Stock (pieces)",
    buyers: "Buyers",
    seconds: "Arrive within (s)",
    start: "Start the sale",
    starting: "Starting…",
    stop: "Send the crowd home",
  },
  phases: { preparing: "Prepare", running: "Rush", settling: "Orders land", done: "Check" },
  now: {
    idle: "Nothing has begun: choose a product and start.",
    preparing: "Putting the stock on sale, getting the buyers ready…",
    running: "The crowd is buying.",
    settling: "The rush is over; orders are still landing.",
    done: "It is over.",
    failed: "It did not work out: {{error}}",
  },
  remaining: "Left in stock",
  ofStock: "of {{count}}",
  landed: "Orders landed",
  ofWon: "{{landed}} of {{won}}",
  counts: {
    won: "Won",
    sold_out: "Sold out",
    limited: "Limited",
    already: "Already",
    failed: "Failed",
    sent: "Sent",
    answered: "Answered",
  },
  hints: {
    won: "buyers who were told they have a place",
    sold_out: "buyers who were told all is sold",
    limited: "times the limit refused; they come again",
    already: "missed the first answer, and hear that they have a place",
    failed: "times without an answer; they come again",
    sent: "requests of buyers",
    answered: "requests with an answer",
  },
  orders: { title: "Orders", unpaid: "Unpaid", paid: "Paid", cancelled: "Cancelled" },
  latency: { title: "Answered within", p50: "Half", p95: "95%", p99: "99%" },
  ledger: {
    title: "Ledger",
    balanced: "Adds up",
    drift: "Off by {{count}}",
    open: "{{count}} to settle",
    initial: "Put on sale",
    free: "Free",
    held: "Held",
    sold: "Sold",
    explain:
      "Put on sale = free + held + sold. While a service is down, orders lag behind; once it is back, drift returns to zero.",
  },
  chart: {
    title: "The course of it",
    label: "Stock left, places won and orders landed over time",
    time: "Time",
    remaining: "Left in stock",
    won: "Won",
    landed: "Orders landed",
    empty: "The course of the next sale is drawn here.",
  },
  verdict: {
    exact: "Exact: {{won}} places, {{landed}} orders. Nothing oversold, nothing lost.",
    oversold: "Oversold: more places were won than there was stock.",
    lost: "Lost: a place that was won has become no order.",
    drift: "The books do not add up: put on sale is not free + held + sold.",
    unsettled: "It could not be settled in time: a service may still be stopped. Start it, then look at the ledger.",
  },
  breakIt: {
    title: "Break something in mid-sale",
    hint: "Stopped is as if it had died; the rest goes on, and no message is lost meanwhile.",
    none: "Nothing can be stopped here: the services are not in one demo process.",
  },
};
