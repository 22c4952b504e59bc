// Two arenas of the allocator instead of eight for each core (docs/adr/0026-memory.md). It reads their number before the first line of
// ours runs, so this process starts once more as itself: same id, same terminal, some 40 ms. Where Node is too old for that, the shop is a
// child and inherits it. Other systems have other allocators.
if (process.platform === "linux" && process.env.MALLOC_ARENA_MAX === undefined) {
  process.env.MALLOC_ARENA_MAX = "2";
  process.execve?.(process.execPath, [process.execPath, ...process.execArgv, ...process.argv.slice(1)], process.env);
}
