import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/gpu/**/*.test.ts"],
    globalSetup: ["test/gpu/software-adapter.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Two at once would disturb each other's times.
    fileParallelism: false,
  },
});
