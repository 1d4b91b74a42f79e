import type { AnyDocumentType, Ctx, IssuedDocument } from '../../../kernel/sdk/index.ts';
import { action } from '../cases/action.ts';
import { collection } from '../cases/collection.ts';
import { evidenceHold, seizure } from '../cases/measures.ts';
import { record } from '../registers/file.ts';
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

const ofRecords = [inquiryRecord, surveyRecord, sceneRecord] as const;
const ofHolds = [evidenceList, evidenceRelease] as const;
const ofSeizures = [seizureDecision, seizureExtension, seizureRelease] as const;
const ofCollection = [deferralNotice, urgingLetter, suspensionNotice] as const;
const ofActions = [actionUrging, actionDecision, substituteDecision, executionAnnouncement] as const;

const about = async (ctx: Ctx, types: readonly AnyDocumentType[], subjects: readonly { readonly id: string }[]) => {
  const lists = subjects.flatMap(({ id }) => types.map((type) => ctx.documents(type).list(id)));
  return (await Promise.all(lists)).flat();
};

/** All papers of a case: its own, those of its records, and those of the matters that hang on it. */
export async function issuedFor(ctx: Ctx, id: string): Promise<readonly IssuedDocument[]> {
  const linked = { penalty: id };
  const [records, holds, seizures, collections, actions] = [
    await ctx.entities(record).all(linked),
    await ctx.cases(evidenceHold).all(linked),
    await ctx.cases(seizure).all(linked),
    await ctx.cases(collection).all(linked),
    await ctx.cases(action).all(linked),
  ];
  const found = [
    await about(ctx, ofTheCase, [{ id }]),
    await about(ctx, ofRecords, records),
    await about(ctx, ofHolds, holds),
    await about(ctx, ofSeizures, seizures),
    await about(ctx, ofCollection, collections),
    await about(ctx, ofActions, actions),
  ];
  return found.flat();
}

export const documents = [
  ...ofTheCase,
  ...ofRecords,
  ...ofHolds,
  ...ofSeizures,
  spotDecision,
  ...ofCollection,
  ...ofActions,
  compensationNotice,
  caseFile(issuedFor),
];
