import { type CaseRecord, type Ctx, chinaDate, chinaIso } from '../../../kernel/sdk/index.ts';
import { penalty } from '../cases/penalty.ts';
import type { Penalty } from '../cases/penalty-fields.ts';
import { fieldsOfLaw, type PartyKind } from '../options.ts';
import { provision, violation } from '../registers/library.ts';
import { certificate, officer, organ } from '../registers/organs.ts';
import { party } from '../registers/parties.ts';

export interface OrganBlock {
  readonly org: string;
  readonly name: string;
  readonly word: string;
  readonly address: string;
  readonly telephone: string;
  readonly payeeBank: string;
  readonly payeeAccount: string;
  readonly reviewOrgan: string;
  readonly court: string;
}

export interface PartyBlock {
  readonly kind: PartyKind;
  readonly name: string;
  readonly number: string;
  readonly representative: string;
  readonly address: string;
  readonly telephone: string;
}

export interface OfficerBlock {
  readonly name: string;
  readonly certificate: string;
}

/** What nearly every form of a case prints. Plain JSON, so that a form can be made again from what is kept with it. */
export interface Sheet {
  readonly organ: OrganBlock;
  readonly simulated: boolean;
  readonly caseNumber: string;
  readonly cause: string;
  readonly field: string;
  readonly broken: string;
  readonly penalised: string;
  readonly party: PartyBlock;
  readonly officers: readonly OfficerBlock[];
  readonly actOn: string;
  readonly place: string;
}

export async function organBlock(ctx: Ctx, org: string): Promise<OrganBlock> {
  const found = await ctx.entities(organ).find({ org });
  const { name, word, address, telephone, payeeBank, payeeAccount, reviewOrgan, court } = found ?? {};
  return {
    org,
    name: name ?? org,
    word: word ?? org,
    address: address ?? '',
    telephone: telephone ?? '',
    payeeBank: payeeBank ?? '',
    payeeAccount: payeeAccount ?? '',
    reviewOrgan: reviewOrgan ?? '',
    court: court ?? '',
  };
}

export async function partyBlock(ctx: Ctx, id: string): Promise<PartyBlock> {
  const { kind, name, number, representative, address, telephone } = await ctx.entities(party).get(id);
  return {
    kind,
    name,
    number: number ?? '',
    representative: representative ?? '',
    address: address ?? '',
    telephone: telephone ?? '',
  };
}

export async function officerBlock(ctx: Ctx, id: string): Promise<OfficerBlock> {
  const { name } = await ctx.entities(officer).get(id);
  const held = await ctx.entities(certificate).find({ officer: id, status: 'valid' });
  return { name, certificate: held?.no ?? '' };
}

async function clauseOf(ctx: Ctx, id: string | null | undefined): Promise<string> {
  return id ? (await ctx.entities(provision).get(id)).clause : '';
}

/** Chinese date of a civil date or instant; empty for nothing. */
export function chineseDate(value: string | null | undefined): string {
  if (!value) return '';
  const date = value.length === 10 ? value : chinaDate(new Date(value));
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** To the minute, as records are kept. */
export function chineseTime(value: string | null | undefined): string {
  if (!value) return '';
  const text = chinaIso(new Date(value));
  return `${chineseDate(text.slice(0, 10))}${Number(text.slice(11, 13))}时${text.slice(14, 16)}分`;
}

interface Matter {
  readonly org: string;
  readonly violation: string;
  readonly party: string;
  readonly field: keyof typeof fieldsOfLaw;
  readonly leadOfficer: string;
  readonly secondOfficer: string;
  readonly actAt: string;
  readonly place: string;
  readonly caseNumber?: string | null;
  readonly simulated?: boolean | null;
}

export async function sheetOf(ctx: Ctx, matter: Matter): Promise<Sheet> {
  const act = await ctx.entities(violation).get(matter.violation);
  return {
    organ: await organBlock(ctx, matter.org),
    simulated: matter.simulated ?? false,
    caseNumber: matter.caseNumber ?? '',
    cause: act.name,
    field: fieldsOfLaw[matter.field],
    broken: await clauseOf(ctx, act.broken),
    penalised: await clauseOf(ctx, act.penalised),
    party: await partyBlock(ctx, matter.party),
    officers: [await officerBlock(ctx, matter.leadOfficer), await officerBlock(ctx, matter.secondOfficer)],
    actOn: chineseDate(matter.actAt),
    place: matter.place,
  };
}

/** A case of the ordinary procedure and its sheet, by the id of the case. */
export async function penaltySheet(
  ctx: Ctx,
  id: string,
): Promise<{ readonly subject: Penalty; readonly sheet: Sheet }> {
  const subject: CaseRecord<typeof penalty> = await ctx.cases(penalty).get(id);
  return { subject, sheet: await sheetOf(ctx, subject) };
}
