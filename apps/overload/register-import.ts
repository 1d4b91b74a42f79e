import { registerImport } from '../../kernel/sdk/index.ts';
import { carrier, certificate, device, permit, site, vehicle } from './entities.ts';
import { driver } from './loops/registers.ts';

/** 登记导入: sites, devices, certificates, vehicles and what belongs to them, from spreadsheets. */
export const overloadImport = registerImport([site, device, certificate, carrier, driver, vehicle, permit], {
  key: 'register-import',
  title: '登记导入',
  by: ['registrar'],
});
