import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Nothing in the tests is shared by way of modules, so one module graph a worker serves them all.
    isolate: false,
    sequence: { shuffle: true },
    // A hung test fails; none waits for time to pass.
    testTimeout: 30_000,
  },
});
