import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/gpu/**/*.test.ts"],
    globalSetup: ["test/gpu/software-adapter.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Most of the time goes into compiling on one core; a second core carries a second file.
    maxWorkers: 2,
  },
});
