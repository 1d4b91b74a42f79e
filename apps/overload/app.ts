import { app } from '../../kernel/sdk/index.ts';
import { gateRefusal, overloadReview, stationCheck } from './cases.ts';
import { overloadContracts } from './contracts.ts';
import { people } from './demonstration/places.ts';
import { runDemonstration } from './demonstration/run.ts';
import { tellSequel } from './demonstration/sequel.ts';
import { act, carrier, certificate, correction, device, permit, site, vehicle } from './entities.ts';
import { objection } from './evidence/objection.ts';
import { evidencePackage } from './evidence/package-register.ts';
import { gateEvent, heartbeat, media, siteDay, weighing } from './facts.ts';
import { overloadGrants } from './grants.ts';
import { overloadIndicators } from './indicators.ts';
import { blacklistEntry } from './loops/blacklist.ts';
import { consequence } from './loops/consequence.ts';
import { creditListing } from './loops/credit.ts';
import { expiredMedia } from './loops/expire-media.ts';
import { comparison, loadingSlip } from './loops/facts.ts';
import { loopJobs } from './loops/jobs.ts';
import { loadCheck } from './loops/load-check.ts';
import { ministryBatch } from './loops/ministry-batch.ts';
import { driver } from './loops/registers.ts';
import { overloadDocuments, overloadScreens, pageContracts } from './pages.ts';
import { overloadImport } from './register-import.ts';

/** 治超联网管理: from the scale to the sealed rate. */
export const overload = app({
  key: 'overload',
  title: '治超联网管理',
  about: '固定站、不停车检测点、高速公路入口和货运源头的称重数据接入、判定、证据审核、处置与超限率。',
  entities: [
    site,
    device,
    certificate,
    vehicle,
    carrier,
    driver,
    permit,
    act,
    evidencePackage,
    blacklistEntry,
    ministryBatch,
    correction,
  ],
  facts: [weighing, media, expiredMedia, heartbeat, gateEvent, siteDay, loadingSlip, comparison],
  cases: [overloadReview, stationCheck, gateRefusal, loadCheck, consequence, creditListing, objection],
  indicators: overloadIndicators,
  documents: overloadDocuments,
  contracts: [...overloadContracts, overloadImport, ...pageContracts],
  screens: overloadScreens,
  jobs: loopJobs,
  grants: overloadGrants,
  demonstration: {
    about: '治超演示：站点、车辆、称重记录和事项均为模拟，超限率按 2024 年公开口径标定。',
    orgs: [],
    people,
    run: runDemonstration,
    sequel: tellSequel,
  },
});
