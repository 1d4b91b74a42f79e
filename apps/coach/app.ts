import { app } from '../../kernel/sdk/index.ts';
import { alarmEpisode } from './cases.ts';
import { cluesOut, dayClosing } from './contracts.ts';
import { companies } from './demonstration/fleet.ts';
import { people, runDemonstration } from './demonstration/run.ts';
import { area, company, terminal, vehicle } from './entities.ts';
import { alarm, badFrame, command, position, session, vehicleDay } from './facts.ts';
import { coachGrants } from './grants.ts';
import { coachIndicators } from './indicators.ts';
import { driverCard, media, terminalMessage, waybill } from './message-facts.ts';
import { platform } from './platform.ts';
import { platformLink, platformMessage, sentCount, toldCount } from './platform-facts.ts';
import { postCheck } from './post-check.ts';
import { coachScreens } from './screens.ts';

/** 重点营运车辆智能监管: from the terminal's frame to the assessment. */
export const coach = app({
  key: 'coach',
  title: '重点营运车辆智能监管',
  about: '两客一危车辆的终端接入、位置、报警处置和联网联控考核指标。',
  entities: [company, vehicle, terminal, area, platform],
  facts: [
    position,
    alarm,
    session,
    badFrame,
    command,
    vehicleDay,
    terminalMessage,
    driverCard,
    waybill,
    media,
    platformLink,
    sentCount,
    toldCount,
    platformMessage,
  ],
  cases: [alarmEpisode, postCheck],
  indicators: coachIndicators,
  contracts: [dayClosing, cluesOut],
  grants: coachGrants,
  screens: coachScreens,
  demonstration: {
    about: '两客一危演示：企业、车辆、终端和行驶均为模拟。',
    orgs: companies.map(({ code, name, parent }) => ({ code, name, parent })),
    people,
    run: runDemonstration,
  },
});
