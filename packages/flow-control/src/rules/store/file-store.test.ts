import { rm, writeFile } from "node:fs/promises";
import { temporaryDirectory } from "@mall/testkit";
import { createFileStore } from "./file-store.ts";
import { storeContract } from "./store-contract.fixture.ts";

storeContract("a file", async () => {
  const directory = temporaryDirectory();
  const file = directory.file("conf/flow-rules.json");
  return {
    hand: "file",
    open: () => createFileStore({ file }),
    putByHand: (text) => writeFile(file, text),
    removeByHand: () => rm(file),
    end: async () => directory.remove(),
  };
});
