import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/browser/**", "test/gpu/**"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // By default one core is left idle, which on the two of CI is half of them.
    maxWorkers: "100%",
  },
});
