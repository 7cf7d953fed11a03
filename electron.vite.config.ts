import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string): string => resolve(import.meta.dirname, path);

/** Three entries of the Node shell over the same services, one preload, one page. */
export default defineConfig({
  main: {
    build: {
      target: 'node20',
      sourcemap: true,
      rollupOptions: {
        input: { index: at('src/main/index.ts'), serve: at('src/main/serve.ts'), cli: at('src/main/cli.ts') },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      sourcemap: true,
      rollupOptions: {
        input: { index: at('src/main/preload/index.ts') },
        // A sandboxed preload can only be CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src/renderer'),
    plugins: [react()],
    build: { target: 'chrome140', sourcemap: true, rollupOptions: { input: { index: at('src/renderer/index.html') } } },
    worker: { format: 'es' },
  },
});
