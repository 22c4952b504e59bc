import { seckillActivitiesContract, temporaryDirectory } from "@mall/testkit";
import { openEmbeddedSeckill } from "./open-seckill.ts";

seckillActivitiesContract("embedded", async (clock) => {
  const directory = temporaryDirectory();
  const open = () => openEmbeddedSeckill({ dataDir: directory.path, clock });
  const [first, second] = [open(), open()];
  return {
    first,
    second,
    close: async () => {
      first.close();
      second.close();
      directory.remove();
    },
  };
});
