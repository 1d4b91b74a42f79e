import { app } from '../../kernel/sdk/index.ts';
import { gateRefusal, overloadReview, stationCheck } from './cases.ts';
import { overloadContracts } from './contracts.ts';
import { act, carrier, certificate, correction, device, permit, site, vehicle } from './entities.ts';
import { gateEvent, heartbeat, media, siteDay, weighing } from './facts.ts';
import { overloadGrants } from './grants.ts';
import { overloadIndicators } from './indicators.ts';

/** 治超联网管理: from the scale to the sealed rate. */
export const overload = app({
  key: 'overload',
  title: '治超联网管理',
  about: '固定站、不停车检测点、高速公路入口和货运源头的称重数据接入、判定、证据审核、处置与超限率。',
  entities: [site, device, certificate, vehicle, carrier, permit, act, correction],
  facts: [weighing, media, heartbeat, gateEvent, siteDay],
  cases: [overloadReview, stationCheck, gateRefusal],
  indicators: overloadIndicators,
  contracts: overloadContracts,
  grants: overloadGrants,
});
