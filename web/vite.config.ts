import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** A package's own chunk changes only with its version, so that a new release of ours leaves it in browsers' caches. */
const chunk = (name: string, packages: string) => ({ name, test: new RegExp(`/node_modules/(${packages})/`) });

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
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
