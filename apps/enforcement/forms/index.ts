import type { Ctx, IssuedDocument } from '../../../kernel/sdk/index.ts';
import { caseFile, closingReport, noPenaltyDecision, penaltyDecision, spotDecision } from './decision.ts';
import {
  actionDecision,
  actionUrging,
  compensationNotice,
  deferralNotice,
  executionAnnouncement,
  substituteDecision,
  suspensionNotice,
  urgingLetter,
} from './execution.ts';
import {
  correctionOrder,
  filingForm,
  hearingNotice,
  hearingRecord,
  inquiryRecord,
  samplingVoucher,
  sceneRecord,
  serviceReceipt,
  surveyRecord,
  violationNotice,
} from './investigation.ts';
import { evidenceList, evidenceRelease, seizureDecision, seizureExtension, seizureRelease } from './measures.ts';

/** Papers whose subject is the case itself; what the file's catalogue lists. */
const ofTheCase = [
  filingForm,
  correctionOrder,
  samplingVoucher,
  violationNotice,
  hearingNotice,
  hearingRecord,
  penaltyDecision,
  noPenaltyDecision,
  serviceReceipt,
  closingReport,
] as const;

export async function issuedFor(ctx: Ctx, id: string): Promise<readonly IssuedDocument[]> {
  const lists: (readonly IssuedDocument[])[] = [];
  for (const type of ofTheCase) lists.push(await ctx.documents(type).list(id));
  return lists.flat();
}

export const documents = [
  ...ofTheCase,
  inquiryRecord,
  surveyRecord,
  sceneRecord,
  evidenceList,
  evidenceRelease,
  seizureDecision,
  seizureExtension,
  seizureRelease,
  spotDecision,
  deferralNotice,
  urgingLetter,
  suspensionNotice,
  actionUrging,
  actionDecision,
  substituteDecision,
  executionAnnouncement,
  compensationNotice,
  caseFile(issuedFor),
];
