import { eventually } from "@mall/testkit";
import { seckillBuyer } from "./seckill-buyer.ts";
import { grabber, shopper } from "./shopper.ts";
import { nthClient, type Stage } from "./stage.ts";
import { bookkeeper, reader } from "./watchers.ts";

const ADDRESS = {
  ...{ name: "李四", mobile: "13800138000", province: "山东省", city: "潍坊市", district: "寿光市" },
  detail_address: "蔬菜路2号",
};

/** The crowd of a round, come and told where to sit. */
export interface Crowd {
  users: readonly number[];
  /** Lets all of them do what they want; resolves when the last one has left. */
  play(): Promise<void>;
}

/** Calls the crowd together: whoever orders has an address before anything goes wrong. */
export async function gather(stage: Stage): Promise<Crowd> {
  const { buyers, shoppers, grabbers } = stage.crowd;
  const ordering = Array.from({ length: shoppers + grabbers }, (_, index) => buyers + index);
  const addresses = new Map<number, number>();
  for (const nth of ordering) addresses.set(nth, await addAddress(stage, nth));
  const addressOf = (nth: number) => addresses.get(nth) ?? 0;
  return {
    users: Array.from({ length: buyers + shoppers + grabbers }, (_, nth) => stage.firstUser + nth),
    play: async () => {
      const over = new AbortController();
      const watching = [reader(stage, over.signal), bookkeeper(stage, over.signal)];
      await Promise.all([
        ...Array.from({ length: buyers }, (_, nth) => seckillBuyer(stage, nth)),
        ...ordering.slice(0, shoppers).map((nth) => shopper(stage, nth, addressOf(nth))),
        ...ordering.slice(shoppers).map((nth) => grabber(stage, nth, addressOf(nth))),
      ]);
      over.abort();
      await Promise.all(watching);
    },
  };
}

async function addAddress(stage: Stage, nth: number): Promise<number> {
  const { api, token } = nthClient(stage, nth);
  return await eventually(
    async () => {
      const { status, data, msg } = await api.post("address/add", ADDRESS, token);
      if (status !== 200) throw new Error(`no address: ${status} ${msg}`);
      return data.address_id as number;
    },
    { timeoutMs: 60_000, everyMs: 100 },
  );
}
