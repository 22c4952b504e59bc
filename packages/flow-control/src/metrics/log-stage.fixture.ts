import { createManualClock, temporaryDirectory } from "@mall/testkit";

/** What a log under test stands on: a directory of its own, a clock that the test moves, and the errors it told. */
export function openLogStage(start: number) {
  const errors: unknown[] = [];
  return {
    directory: temporaryDirectory(),
    clock: createManualClock(start),
    errors,
    onError: (error: unknown) => void errors.push(error),
  };
}

/** Makes a stage for one test, and removes its directory whatever comes of it. */
export function onStage<S extends { directory: { remove(): void } }>(makeStage: () => S) {
  return async (body: (stage: S) => Promise<void>): Promise<void> => {
    const stage = makeStage();
    try {
      await body(stage);
    } finally {
      stage.directory.remove();
    }
  };
}
