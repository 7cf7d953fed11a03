import { defineConfig } from 'vitest/config';

const project = (name: string, include: string[], testTimeout: number) => ({
  extends: true as const,
  test: { name, include, environment: 'node' as const, testTimeout, hookTimeout: testTimeout },
});

export default defineConfig({
  resolve: { alias: { electron: new URL('./tests/fixtures/electronStub.ts', import.meta.url).pathname } },
  test: {
    projects: [
      project('unit', ['tests/unit/**/*.test.ts', 'tests/unit/**/*.test.tsx'], 20_000),
      project('architecture', ['tests/architecture/**/*.test.ts'], 20_000),
      project('integration', ['tests/integration/**/*.test.ts'], 60_000),
      project('cli', ['tests/cli/**/*.test.ts'], 120_000),
      project('e2e', ['tests/e2e/**/*.test.ts'], 120_000),
    ],
  },
});
