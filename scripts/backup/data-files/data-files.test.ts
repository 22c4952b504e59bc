import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { temporaryDirectory } from "@mall/testkit";
import { savedFile } from "../manifest.ts";
import type { Places } from "../places.ts";
import { RefusedError } from "../refused-error.ts";
import { fileInUse } from "./in-use.ts";
import { swapFolder } from "./swap-folder.ts";
import { filesInPlay } from "./which-files.ts";

function inFolder(body: (path: string) => Promise<void>) {
  return async () => {
    const directory = temporaryDirectory();
    try {
      await body(directory.path);
    } finally {
      directory.remove();
    }
  };
}

const REDIS = { url: "redis://localhost", cluster: false };

test(
  "files of stores are saved, logs and locks are not, nor what a server has the place of",
  inFolder(async (dataDir) => {
    const kept = [
      "broker.sqlite",
      "cart.sqlite",
      "db_order.sqlite",
      "flow-rules.json",
      "flow-rules.json.history.jsonl",
    ];
    const others = ["db_order.sqlite-wal", "db_order.sqlite-shm", "flow-rules.json.lock", "faults.json", "notes.txt"];
    for (const name of [...kept, ...others]) writeFileSync(`${dataDir}/${name}`, "");
    const inPlay = (servers: Partial<Places>) =>
      filesInPlay({
        dataDir,
        mysqlUrl: undefined,
        redis: undefined,
        rabbitmqUrl: undefined,
        consulAddr: undefined,
        ...servers,
      });
    assert.deepEqual(inPlay({}), kept);
    assert.deepEqual(inPlay({ mysqlUrl: "mysql://x", redis: REDIS }), [kept[0], kept[3], kept[4]]);
    assert.deepEqual(inPlay({ rabbitmqUrl: "amqp://x", consulAddr: "http://x" }), [kept[1], kept[2]]);
    assert.deepEqual(inPlay({ dataDir: `${dataDir}/nowhere` }), []);
  }),
);

test(
  "a file that somebody has open is told, even with nothing going on; a damaged one is nobody's",
  inFolder(async (folder) => {
    const open = new DatabaseSync(`${folder}/db_user.sqlite`);
    open.exec("pragma journal_mode = wal; create table t (x)");
    writeFileSync(`${folder}/cart.sqlite`, "no database at all, but long enough to be looked at");
    assert.equal(fileInUse(folder), "db_user.sqlite");
    open.close();
    assert.equal(fileInUse(folder), undefined);
  }),
);

test(
  "the new folder takes the place of the old one, which is kept; one that does not fit changes nothing",
  inFolder(async (root) => {
    const [backup, dataDir] = [`${root}/backup`, `${root}/data`];
    mkdirSync(backup);
    mkdirSync(dataDir);
    writeFileSync(`${dataDir}/db_user.sqlite`, "old");
    writeFileSync(`${backup}/db_user.sqlite`, "new");
    const file = await savedFile(backup, "db_user.sqlite", "data-file");
    await assert.rejects(swapFolder(backup, [{ ...file, sha256: "0".repeat(64) }], dataDir), RefusedError);
    assert.equal(readFileSync(`${dataDir}/db_user.sqlite`, "utf8"), "old");
    const aside = await swapFolder(backup, [file], dataDir);
    assert.equal(readFileSync(`${dataDir}/db_user.sqlite`, "utf8"), "new");
    assert.equal(readFileSync(`${aside}/db_user.sqlite`, "utf8"), "old");
  }),
);

test(
  "a data folder that was not there yet is made",
  inFolder(async (root) => {
    mkdirSync(`${root}/backup`);
    writeFileSync(`${root}/backup/cart.sqlite`, "new");
    const file = await savedFile(`${root}/backup`, "cart.sqlite", "data-file");
    assert.equal(await swapFolder(`${root}/backup`, [file], `${root}/of/mine`), undefined);
    assert.ok(existsSync(`${root}/of/mine/cart.sqlite`));
  }),
);
