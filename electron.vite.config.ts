import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { createLogger } from 'vite';

const at = (path: string): string => resolve(import.meta.dirname, path);

// The codecs' glue asks for Node's fs and path only where it runs in Node; that the page has neither is as it should be.
const logger = createLogger('warn');
const renderer = {
  ...logger,
  warn: (...[message, options]: Parameters<typeof logger.warn>): void => {
    if (!/Module "(fs|path)" has been externalized.*@cornerstonejs.codec-/s.test(message)) logger.warn(message, options);
  },
};

/** Three entries of the Node shell over the same services, one preload, one page. */
export default defineConfig({
  main: {
    build: {
      target: 'node20',
      sourcemap: true,
      // It finds its own archive beside itself: bundled, it would look in out/.
      externalizeDeps: { include: ['@sparticuz/chromium'] },
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
    customLogger: renderer,
    plugins: [react()],
    build: { target: 'chrome140', sourcemap: true, rollupOptions: { input: { index: at('src/renderer/index.html') } } },
    worker: { format: 'es' },
  },
});
