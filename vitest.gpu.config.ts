import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/gpu/**/*.test.ts"],
    globalSetup: ["test/gpu/software-adapter.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // The software adapter computes on all cores by itself.
    fileParallelism: false,
  },
});
