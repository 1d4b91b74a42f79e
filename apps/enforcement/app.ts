import { app } from '../../kernel/sdk/index.ts';
import { action } from './cases/action.ts';
import { appraisal } from './cases/appraisal.ts';
import { cash } from './cases/cash.ts';
import { clue } from './cases/clue.ts';
import { collection } from './cases/collection.ts';
import { compensation } from './cases/compensation.ts';
import { evidenceHold, seizure } from './cases/measures.ts';
import { offsite } from './cases/offsite.ts';
import { penalty } from './cases/penalty.ts';
import { publication } from './cases/publication.ts';
import { referral } from './cases/referral.ts';
import { remedy } from './cases/remedy.ts';
import { spotPenalty } from './cases/spot-penalty.ts';
import { withdrawal } from './cases/withdrawal.ts';
import { contracts } from './contracts.ts';
import { orgs, people } from './demonstration/people.ts';
import { runDemonstration } from './demonstration/run.ts';
import { documents } from './forms/index.ts';
import { enforcementGrants } from './grants.ts';
import { indicators } from './indicators.ts';
import {
  damage,
  evidence,
  filedAct,
  freeze,
  instalment,
  payment,
  property,
  record,
  serviceProof,
} from './registers/file.ts';
import { discretion, law, provision, violation } from './registers/library.ts';
import { certificate, certificateReview, officer, organ, threshold } from './registers/organs.ts';
import { party, vehicle } from './registers/parties.ts';
import { passage } from './registers/passages.ts';
import { siteFiling, sitePhoto } from './registers/site.ts';
import { services } from './services/index.ts';

/** 交通运输行政执法: from clue to archive, and what supervision sees of it. */
export const enforcement = app({
  key: 'enforcement',
  title: '行政执法',
  about:
    '执法机构、人员和证件，法规与裁量基准，普通程序、简易程序、非现场和公路赔补偿案件，强制措施，收缴，公示，移送，评查。',
  entities: [
    organ,
    officer,
    certificate,
    certificateReview,
    threshold,
    law,
    provision,
    violation,
    discretion,
    party,
    vehicle,
    evidence,
    record,
    serviceProof,
    property,
    payment,
    instalment,
    freeze,
    damage,
    filedAct,
    passage,
    siteFiling,
    sitePhoto,
  ],
  cases: [
    clue,
    penalty,
    spotPenalty,
    offsite,
    withdrawal,
    compensation,
    evidenceHold,
    seizure,
    collection,
    cash,
    action,
    remedy,
    referral,
    publication,
    appraisal,
  ],
  indicators,
  documents,
  contracts: [...contracts, ...services],
  grants: enforcementGrants,
  screens: [
    { key: 'site', title: '现场办案', by: ['officer'], offline: true },
    { key: 'workbench', title: '案卷工作台', by: ['officer', 'head', 'legal-reviewer', 'archivist', 'supervisor'] },
    { key: 'appraisal', title: '案卷评查', by: ['supervisor'] },
    { key: 'publicity', title: '处罚公示', by: ['publisher', 'head', 'supervisor'] },
    { key: 'ministry', title: '部级上报', by: ['supervisor'] },
    { key: 'board', title: '执法监督', by: ['supervisor', 'head'] },
  ],
  demonstration: {
    about: '行政执法：机构、人员、当事人和案件全部为模拟数据。',
    orgs,
    people,
    run: runDemonstration,
  },
});
