import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { type StagedWorker, stageWorkers } from "./channel.fixture.ts";
import { openPeers } from "./peers.ts";

const never = () => new Promise<{ name: string }>(() => {});

function stage<N extends number>(count: N) {
  const workers = stageWorkers(count);
  const at = (index: number) => workers[index] as StagedWorker;
  const share = (index: number, own?: () => { name: string } | Promise<{ name: string }>, topic = "names") =>
    at(index).peers.share(topic, own ?? (() => ({ name: `${index}` })));
  return { at, share };
}

const names = (answers: { name: string }[]) => answers.map(({ name }) => name);

describe("workers answer together", () => {
  test("whichever is asked: its own answer first, then those of all others", async () => {
    const { share } = stage(3);
    const asks = [0, 1, 2].map((index) => share(index));
    assert.deepEqual(await Promise.all(asks.map(async (ask) => names(await ask()))), [
      ["0", "1", "2"],
      ["1", "0", "2"],
      ["2", "0", "1"],
    ]);
  });

  test("questions under way at the same time, of several topics, each get their own answers", async () => {
    const { share } = stage(2);
    let count = 0;
    const counted = () => ({ name: `${++count}` });
    const asks = [share(0), share(0, () => ({ name: "a" }), "letters")];
    share(1, counted);
    share(1, () => ({ name: "b" }), "letters");
    const [first, second, letters] = await Promise.all([asks[0]?.(), asks[0]?.(), asks[1]?.()]);
    assert.deepEqual(
      [first, second, letters].map((each) => names(each ?? [])),
      [
        ["0", "1"],
        ["0", "2"],
        ["a", "b"],
      ],
    );
  });

  test("one that is silent is left out when the time is over, and too late afterwards", async () => {
    const { at, share } = stage(3);
    const late = Promise.withResolvers<{ name: string }>();
    const ask = share(0);
    share(1, () => late.promise);
    share(2);
    const asking = ask();
    await turn();
    at(0).timeOver();
    const answers = await asking;
    late.resolve({ name: "late" });
    await turn();
    assert.deepEqual(names(answers), ["0", "2"]);
  });

  test("one that cannot answer, or has not heard of the topic, is not waited for", async () => {
    const { share } = stage(4);
    const ask = share(0);
    share(1, () => Promise.reject(new Error("the broker is away")));
    share(2, () => ({ name: "2" }));
    assert.deepEqual(names(await ask()), ["0", "2"]);
  });

  test("one whose channel is gone is not asked, one that dies after the question not waited for beyond the time", async () => {
    const { at, share } = stage(3);
    const ask = share(0);
    share(1, never);
    share(2);
    at(1).cut();
    assert.deepEqual(names(await ask()), ["0", "2"]);

    share(2, never);
    const asking = ask();
    await turn();
    at(2).cut();
    at(0).timeOver();
    assert.deepEqual(names(await asking), ["0"]);
  });

  test("what this process cannot answer itself is an error, not a part of the truth", async () => {
    const { share } = stage(2);
    share(1);
    await assert.rejects(share(0, () => Promise.reject(new Error("the broker is away")))(), /the broker is away/);
  });

  test("without a channel it answers for itself", async () => {
    const { at, share } = stage(2);
    at(0).cut();
    assert.deepEqual(names(await share(0)()), ["0"]);
  });

  test("messages of others on the channel are none of its own", async () => {
    const { at, share } = stage(2);
    const ask = share(0);
    share(1, never);
    const asking = ask();
    const foreign = ["flow-control:answer", "flow-control:ask", "prom-client:getMetricsReq", undefined, 7];
    for (const type of foreign) at(0).hear({ type, id: 1, to: 1, value: { name: "x" } });
    for (const message of [null, "gateway:answer", 1, {}]) at(0).hear(message);
    at(0).hear({ type: "gateway:answer", id: 99, to: 1, value: { name: "of another question" } });
    at(0).timeOver();
    assert.deepEqual(names(await asking), ["0"]);
  });

  test("closed: it answers nobody any more", async () => {
    const { at, share } = stage(2);
    const ask = share(0);
    share(1);
    at(1).peers.close();
    const asking = ask();
    await turn();
    at(0).timeOver();
    assert.deepEqual(names(await asking), ["0"]);
  });
});

test("a process that is no worker is all of the gateway", async () => {
  const peers = openPeers();
  assert.equal(peers.alone, true);
  assert.deepEqual(await peers.share("names", () => ({ name: "me" }))(), [{ name: "me" }]);
  peers.close();
});
