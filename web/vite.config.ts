import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  plugins: [react()],
  // The pure part of the product runs on both sides.
  resolve: { alias: { '@domain': here('../src/domain') } },
  build: {
    outDir: here('../dist/web'),
    emptyOutDir: true,
    target: 'baseline-widely-available',
    // The default lowers newer colour functions, and colours vanish without a word.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    sourcemap: false,
    modulePreload: {
      // Of screens fetched on request the first load lists the styles only: naming each of their scripts there was 3 kB more.
      resolveDependencies: (_, files, { hostType }) =>
        hostType === 'html' ? files : files.filter((file) => file.endsWith('.css')),
    },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What every page needs, packed together: apart it is 5 kB more over the wire.
          groups: [
            {
              name: 'core',
              test: /web\/src\/(api\/(client|api-error|queries|query-client)|i18n\/(i18n|coded|with-words|format)|session\/session|time\/server-clock|ui\/(feedback|encodings))\.tsx?$|icons-react\/dist\/esm\/(createReactComponent|icons\/(IconAlertTriangle|IconCheck|IconClock|IconUser|IconInbox))\.mjs$/,
            },
            {
              name: 'frame',
              test: /node_modules\/(react|react-dom|scheduler|use-sync-external-store|@tanstack|@mantine|i18next|react-i18next)\//,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
