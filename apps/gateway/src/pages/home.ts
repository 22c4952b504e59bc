import type { Product } from "@mall/contracts/product";
import type { SeckillActivity } from "@mall/contracts/seckill";
import { yuanFromCents } from "@mall/kernel";
import { type Html, html } from "./html.ts";
import { layout } from "./layout.ts";

/** What the start page shows. */
export interface HomeView {
  products: Product[];
  activities: SeckillActivity[];
  now: number;
  demo: boolean;
}

/** The start page: what is on sale and what to try first. */
export function homePage(view: HomeView): string {
  return layout(
    "寿光鲜蔬秒杀商城",
    html`
  <section class="hero">
    <h1>寿光鲜蔬秒杀商城</h1>
    <p>七个服务，一条命令。 <span lang="en">Seven services, one command.</span></p>
  </section>
  ${sales(view)}
  ${view.demo ? firstSteps : html``}
  <section>
    <h2>商品 <small lang="en">Products</small></h2>
    <div class="cards">${view.products.map(productCard)}</div>
  </section>`,
  );
}

function sales({ activities, now }: HomeView): Html {
  const content =
    activities.length === 0
      ? html`<p class="empty">现在没有秒杀。开一场：<code>npm run seckill:prepare -- 2 5</code>，然后刷新本页。</p>`
      : html`<div class="cards">${activities.map((activity) => saleCard(activity, now))}</div>`;
  return html`<section><h2>秒杀 <small lang="en">Flash sale</small></h2>${content}</section>`;
}

function saleCard(activity: SeckillActivity, now: number): Html {
  const share = activity.stock === 0 ? 0 : Math.round((activity.remaining / activity.stock) * 100);
  const state = activity.startMs > now ? "即将开始" : activity.remaining > 0 ? "进行中" : "已抢光";
  return html`<article class="card sale">
    <img src="${activity.picture}" alt="" width="120" height="120">
    <div>
      <h3>${activity.productName}</h3>
      <p>${activity.skuName} · SKU ${activity.skuId}</p>
      <p class="price">¥${yuanFromCents(activity.priceCents).toFixed(2)}</p>
      <svg class="meter" role="img" aria-label="剩余 ${activity.remaining} / ${activity.stock}"><rect width="${share}%" height="100%"/></svg>
      <p>${state} · 剩余 ${activity.remaining} / ${activity.stock}</p>
    </div>
  </article>`;
}

function productCard(product: Product): Html {
  return html`<article class="card">
    <a href="/api/v1/product/detail?id=${product.id}"><img src="${product.picture}" alt="${product.name}" width="200" height="200" loading="lazy"></a>
    <h3>${product.name}</h3>
    <p class="price">¥${yuanFromCents(product.priceCents).toFixed(2)} <small>SKU ${product.skuId}</small></p>
  </article>`;
}

const firstSteps = html`<section>
    <h2>先试什么 <small lang="en">Try first</small></h2>
    <ol class="steps">
      <li>开一场秒杀 <code>npm run seckill:prepare -- 2 5</code></li>
      <li>五十人同时抢 <code>npm run seckill:load</code></li>
      <li>看一次请求经过哪些服务：<a href="/ops/traces">链路</a></li>
      <li>看限流和熔断，改规则，注入故障：<a href="/ops/flow">流控</a></li>
      <li>在 <a href="/docs">API 文档</a>里直接调用；账号 <code>demo</code>、<code>operator</code>、<code>admin</code>，密码 <code>123</code></li>
    </ol>
  </section>`;
