import { defineConfig } from "vitest/config";

// Run by tests/serve/test_page_in_browser.py, which makes the pages that KG_PAGES holds.
export default defineConfig({
  test: { include: ["e2e/*.test.ts"], testTimeout: 20_000, hookTimeout: 40_000, fileParallelism: false },
});
