import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

it('starts without any setting', () => {
  expect(readConfig({})).toMatchObject({
    host: '127.0.0.1',
    port: 8080,
    portMayMove: true,
    dataDir: resolve('data'),
    oidc: undefined,
    demonstration: true,
  });
});

it('takes flags before the environment', () => {
  const config = readConfig({ PORT: '9000', DATA_DIR: '/var/a' }, ['--port', '9001', '--no-demonstration']);
  expect(config).toMatchObject({ port: 9001, portMayMove: false, dataDir: '/var/a', demonstration: false });
});

it('says what makes no sense', () => {
  expect(() => readConfig({ PORT: 'http' })).toThrow(ConfigError);
  expect(() => readConfig({}, ['--prot', '1'])).toThrow(ConfigError);
  expect(() => readConfig({ HENGDAO_OIDC_ISSUER: 'https://id.example' })).toThrow('HENGDAO_OIDC_CLIENT_ID');
});
