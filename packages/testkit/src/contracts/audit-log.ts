import assert from "node:assert/strict";
import { test } from "node:test";

interface Entry {
  id: string;
  atMs: number;
  actorId: number;
  actorRole: 2 | 3;
  action: string;
  detail: string;
  clientAddress: string;
  traceId: string;
  status: number;
}

/** What an audit log has to do; the user service's port, by structure. */
export interface AuditLogUnderTest {
  begin(entry: Entry): Promise<void>;
  finish(id: string, status: number): Promise<void>;
  list(query: { beforeId: string; limit: number; actorId: number }): Promise<unknown[] | undefined>;
}

const entry = (id: string, actorId = 2): Entry => ({
  ...{ id, atMs: 1_767_225_600_000, actorId, actorRole: 2, action: "PUT /api/v1/ops/faults", detail: '{"名":"💥"}' },
  ...{ clientAddress: "10.0.0.1", traceId: "t", status: 0 },
});

/** The suite every audit log passes. */
export function auditLogContract(name: string, makeLog: () => Promise<AuditLogUnderTest>): void {
  const everything = { beforeId: "", limit: 100, actorId: 0 };

  test(`${name}: an entry is there as it was given, and gets its status once`, async () => {
    const log = await makeLog();
    await log.begin({ ...entry("a"), status: 200 });
    assert.deepEqual(await log.list(everything), [entry("a")]);
    await log.finish("a", 409);
    await log.finish("a", 200);
    await log.finish("no such entry", 200);
    assert.deepEqual(await log.list(everything), [{ ...entry("a"), status: 409 }]);
  });

  test(`${name}: an entry that is sent again is one, and stays as it was`, async () => {
    const log = await makeLog();
    await log.begin(entry("a"));
    await log.finish("a", 200);
    await log.begin({ ...entry("a"), action: "something else" });
    assert.deepEqual(await log.list(everything), [{ ...entry("a"), status: 200 }]);
  });

  test(`${name}: the latest come first, page by page, of everybody or of one`, async () => {
    const log = await makeLog();
    for (const [index, id] of ["a", "b", "c", "d"].entries()) await log.begin(entry(id, index % 2 === 0 ? 2 : 3));
    const ids = async (query: Partial<typeof everything>) =>
      (await log.list({ ...everything, ...query }))?.map((each) => (each as Entry).id);
    assert.deepEqual(await ids({ limit: 2 }), ["d", "c"]);
    assert.deepEqual(await ids({ beforeId: "c" }), ["b", "a"]);
    assert.deepEqual(await ids({ actorId: 3 }), ["d", "b"]);
    assert.deepEqual(await ids({ actorId: 2, beforeId: "c" }), ["a"]);
    assert.equal(await ids({ beforeId: "x" }), undefined);
  });
}
