import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** A package's own chunk changes only with its version, so that a new release of ours leaves it in browsers' caches. */
const chunk = (name: string, packages: string) => ({ name, test: new RegExp(`/node_modules/(${packages})/`) });

/** Large, and of no use without the server that draws from it. */
const notWithoutNetwork = /\/(map|echarts|hunan)-/;

/** Writes the service worker: what stands in the source, after the files of this build and a name for all of them. */
const offlineShell = (): Plugin => ({
  name: 'offline-shell',
  apply: 'build',
  generateBundle: {
    // After the chunks that turned out empty have gone: a file that is not there would spoil the whole installation.
    order: 'post',
    handler(_, bundle) {
      const files = Object.keys(bundle)
        .filter((file) => /\.(js|css)$/.test(file) && !notWithoutNetwork.test(file))
        .map((file) => `/${file}`)
        .sort();
      const worker = readFileSync(new URL('./service-worker.js', import.meta.url), 'utf8');
      const build = createHash('sha256').update(worker).update(files.join('\n')).digest('hex').slice(0, 16);
      const source = `const shell = ${JSON.stringify({ build, files: [...files, '/favicon.svg'] })};\n${worker}`;
      this.emitFile({ type: 'asset', fileName: 'service-worker.js', source });
    },
  },
});

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), offlineShell()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Below this size assets would become data: addresses, which the content security policy does not allow for fonts.
    assetsInlineLimit: 0,
    // The policy forbids inline scripts; the polyfill is not needed by the browsers that run this code.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            chunk('echarts', 'echarts|zrender'),
            chunk('map', 'ol|topojson-client|rbush|quickselect|geotiff'),
            chunk('react', 'react|react-dom|scheduler'),
            chunk('tanstack', '@tanstack/.*?'),
            chunk('antd', 'antd|@ant-design/.*?|@rc-component/.*?|dayjs'),
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': process.env.HENGDAO_URL ?? 'http://127.0.0.1:8080' } },
});
