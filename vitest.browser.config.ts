import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/browser/**/*.test.ts"],
    globalSetup: ["test/browser/unpack-chromium.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Two cores carry one browser and its engine; more at once only wait for each other.
    fileParallelism: false,
  },
});
