import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/browser/**/*.test.ts"],
    globalSetup: ["test/browser/unpack-chromium.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A browser waits often enough that a second one takes a fifth off the whole.
    maxWorkers: 2,
  },
});
