import { app } from '../../kernel/sdk/index.ts';
import { monthlyBulletin, sealMonth } from './bulletin.ts';
import { clueVerdictsIn } from './clue-verdicts.ts';
import { orgs, people } from './demonstration/people.ts';
import { runDemonstration } from './demonstration/run.ts';
import { deskFind } from './desk/find.ts';
import { deskRegister } from './desk/register.ts';
import { deskCaller, deskHints, deskKnowledge, deskLine } from './desk/services.ts';
import { telephony } from './desk/telephony.ts';
import { clues, cluesOut, ordersIn, resultsOut, samplesIn } from './exchange.ts';
import { call } from './facts.ts';
import { hotlineGrants } from './grants.ts';
import { hotlineIndicators } from './indicators.ts';
import { jobs } from './jobs.ts';
import { messageAnswers, messageReceipts, messagesOut } from './messages/gateway.ts';
import { order } from './order/order.ts';
import { petition } from './petition.ts';
import { publicFile } from './public/file-order.ts';
import { publicFollow } from './public/follow-order.ts';
import { open311 } from './public/open311.ts';
import { publicForm } from './public/places.ts';
import { article } from './registers/article.ts';
import { caller } from './registers/caller.ts';
import { department } from './registers/department.ts';
import { line } from './registers/line.ts';
import { message } from './registers/message.ts';
import { truckDriver } from './registers/truck-driver.ts';
import { sample, supervision } from './side-cases.ts';

/** 12328: the transport hotline of a province, from the ringing line to the monthly bulletin. */
export const hotline = app({
  key: 'hotline',
  title: '12328热线',
  about: '交通运输服务监督热线：来电登记、分类转办、办理、回访、复核、督办、通报。',
  entities: [caller, article, department, truckDriver, line, message],
  facts: [call],
  cases: [order, petition, supervision, sample],
  indicators: hotlineIndicators,
  documents: [monthlyBulletin],
  contracts: [
    telephony,
    deskLine,
    deskCaller,
    deskFind,
    deskHints,
    deskKnowledge,
    deskRegister,
    ordersIn,
    resultsOut,
    samplesIn,
    clues,
    cluesOut,
    clueVerdictsIn,
    sealMonth,
    messagesOut,
    messageReceipts,
    messageAnswers,
    publicForm,
    publicFile,
    publicFollow,
    open311,
  ],
  grants: hotlineGrants,
  jobs,
  screens: [{ key: 'desk', title: '来电登记', by: ['agent'] }],
  demonstration: {
    about: '演示系统：12328 热线的来电、工单和人员均为模拟。',
    orgs,
    people,
    run: runDemonstration,
  },
});
