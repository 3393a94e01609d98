import { PassThrough } from "node:stream";
import { describe, expect, it, vi } from "vitest";
import { createProgress } from "../../../src/adapters/terminal/progress.js";

function fakeBar() {
  return { start: vi.fn(), update: vi.fn(), setTotal: vi.fn(), stop: vi.fn() };
}

describe("the progress bar", () => {
  it("shows how far a large desk has loaded, and goes away", async () => {
    const bar = fakeBar();
    const progress = createProgress(new PassThrough(), true, async () => bar);
    progress.onProgress(1, 5000);
    progress.onProgress(2, 5000);
    await Promise.resolve();
    expect(bar.start).toHaveBeenCalledExactlyOnceWith(5000, 2);
    progress.onProgress(3, 5000);
    expect(bar.update).toHaveBeenCalledExactlyOnceWith(3);
    progress.stop();
    expect(bar.stop).toHaveBeenCalledOnce();
  });

  it.each([
    ["a small desk", true, 200],
    ["no terminal", false, 5000],
  ])("does not appear for %s", (_, isTTY, total) => {
    const load = vi.fn();
    const progress = createProgress(new PassThrough(), isTTY, load);
    progress.onProgress(1, total);
    progress.stop();
    expect(load).not.toHaveBeenCalled();
  });

  it("does not appear after loading has ended", async () => {
    const bar = fakeBar();
    const progress = createProgress(new PassThrough(), true, async () => bar);
    progress.onProgress(1, 5000);
    progress.stop();
    await Promise.resolve();
    expect(bar.start).not.toHaveBeenCalled();
  });

  it("is no reason for loading to fail", async () => {
    const progress = createProgress(new PassThrough(), true, () => Promise.reject(new Error("no bar")));
    progress.onProgress(1, 5000);
    await Promise.resolve();
    progress.onProgress(2, 5000);
    progress.stop();
  });
});
