import { type Ctx, documentType, type IssuedDocument, type OfficeBlock } from '../../../kernel/sdk/index.ts';
import { closingGrounds, penaltyFields } from '../cases/penalty-fields.ts';
import { spotPenalty } from '../cases/spot-penalty.ts';
import { ministryProcedure, penaltyLaw } from '../law.ts';
import { record } from '../registers/file.ts';
import { form, ministryForms } from './define.ts';
import { evidenceRows } from './investigation.ts';
import {
  entry,
  head,
  label,
  letter,
  line,
  officeDocument,
  officerText,
  opinionRow,
  partyRows,
  partyWidths,
  payment,
  prose,
  remedies,
  seal,
  signLine,
  table,
  yuanText,
} from './layout.ts';
import { chineseDate, penaltySheet, sheetOf } from './sheet.ts';

const grounds = new Map<string, string>(Object.entries(closingGrounds));
const retentions = new Map<string, string>(Object.entries(penaltyFields.retention.options));
const groundText = (ground: string | null | undefined) => grounds.get(ground ?? '') ?? '';

const decided = async (ctx: Ctx, id: string) => {
  const { subject, sheet } = await penaltySheet(ctx, id);
  return {
    sheet,
    number: subject.decisionNumber ?? '',
    facts: subject.facts ?? '',
    statement: subject.statement ?? '',
    fine: subject.fine ?? 0,
    other: subject.otherPenalty ?? '',
    why: subject.noPenaltyWhy ?? '',
    evidence: await evidenceRows(ctx, id),
  };
};

type Decided = Awaited<ReturnType<typeof decided>>;

const evidenceText = (rows: Decided['evidence']) =>
  rows.length === 0
    ? ''
    : `以上事实有下列证据证明：${rows.map(({ no, kind, name }) => `${no}．${kind}《${name}》`).join('；')}。`;

/** 15. 行政处罚决定书, with all that 第五十九条 asks for. */
export const penaltyDecision = form<Decided>({
  key: 'penalty-decision',
  title: '行政处罚决定书',
  given: ({ number }) => number,
  basis: `${ministryForms}；${penaltyLaw('第五十九条')}`,
  data: decided,
  render: (data, issued) => {
    const { sheet } = data;
    return officeDocument('行政处罚决定书', sheet, issued, [
      ...head('行政处罚决定书', issued),
      table(partyWidths, partyRows(sheet.party)),
      prose(`违法事实及证据：${data.facts}${evidenceText(data.evidence)}`),
      ...(data.statement ? [prose(`当事人陈述申辩：${data.statement}。本机关已予复核。`)] : []),
      prose(
        `你（单位）的行为违反了${sheet.broken || '有关法律法规'}的规定，依据${sheet.penalised || '有关法律法规'}的规定，决定给予罚款 ${yuanText(data.fine)}${data.other ? `，${data.other}` : ''}的行政处罚。`,
      ),
      prose(data.fine > 0 ? payment(sheet.organ) : '本决定自送达之日起生效。'),
      prose(remedies(sheet.organ, false)),
      seal(sheet, issued),
      line('（本文书一式两份：一份存根，一份交当事人）'),
    ]);
  },
});

/** 不予行政处罚决定书, added by the province. */
export const noPenaltyDecision = form<Decided>({
  key: 'no-penalty-decision',
  title: '不予行政处罚决定书',
  word: '不罚',
  basis: penaltyLaw('第三十三条、第五十七条'),
  data: decided,
  render: ({ sheet, facts, why }, issued) =>
    letter(sheet, issued, {
      title: '不予行政处罚决定书',
      paragraphs: [
        `本机关对你（单位）${sheet.cause}一案进行了调查。${facts}`,
        `鉴于${why}，依据${penaltyLaw('第三十三条')}的规定，决定不予行政处罚。`,
        remedies(sheet.organ, false).split('。')[0] ?? '',
      ],
    }),
});

const spot = async (ctx: Ctx, id: string) => {
  const subject = await ctx.cases(spotPenalty).get(id);
  const { caseNumber, facts, fine, collect, receipt } = subject;
  return {
    sheet: await sheetOf(ctx, subject),
    number: caseNumber ?? '',
    facts,
    fine,
    cash: collect === 'spot',
    receipt: receipt ?? '',
  };
};

/** 14. 当场行政处罚决定书. Review comes before litigation. */
export const spotDecision = form<Awaited<ReturnType<typeof spot>>>({
  key: 'spot-decision',
  title: '当场行政处罚决定书',
  given: ({ number }) => number,
  basis: `${ministryForms}；${penaltyLaw('第五十二条')}`,
  data: spot,
  render: ({ sheet, facts, fine, cash, receipt }, issued) =>
    officeDocument('当场行政处罚决定书', sheet, issued, [
      ...head('当场行政处罚决定书', issued),
      table(partyWidths, [
        ...partyRows(sheet.party),
        [label('违法事实及证据'), entry(facts, 4)],
        [
          label('处罚依据及内容'),
          entry(
            `违反${sheet.broken || '有关法律法规'}，依据${sheet.penalised || '有关法律法规'}，决定给予${fine > 0 ? `罚款 ${yuanText(fine)}` : '警告'}的行政处罚。`,
            4,
          ),
        ],
        [
          label('罚款缴纳'),
          entry(fine === 0 ? '——' : cash ? `当场缴纳，票据号 ${receipt}。` : payment(sheet.organ), 4),
        ],
        [label('救济途径'), entry(remedies(sheet.organ, true), 4)],
      ]),
      line(`执法人员：${officerText(sheet.officers)}`),
      signLine('当事人', '执法人员', '执法人员'),
      seal(sheet, issued),
    ]),
});

const closed = async (ctx: Ctx, id: string) => {
  const { subject, sheet } = await penaltySheet(ctx, id);
  const { closingGround, closingText, decisionNumber, fine, decidedAt, filedAt } = subject;
  return {
    sheet,
    filed: chineseDate(filedAt),
    decision: decisionNumber ?? '',
    decidedOn: chineseDate(decidedAt),
    fine: fine ?? 0,
    ground: groundText(closingGround),
    text: closingText ?? '',
  };
};

/** 24. 结案报告. */
export const closingReport = form<Awaited<ReturnType<typeof closed>>>({
  key: 'closing-report',
  title: '结案报告',
  word: '结',
  basis: `${ministryForms}；${ministryProcedure('结案')}`,
  data: closed,
  render: ({ sheet, filed, decision, decidedOn, fine, ground, text }, issued) =>
    officeDocument('结案报告', sheet, issued, [
      ...head('结案报告', issued),
      table(partyWidths, [
        [label('案由'), entry(sheet.cause, 2), label('案号'), entry(sheet.caseNumber)],
        ...partyRows(sheet.party),
        [label('立案时间'), entry(filed, 2), label('承办人'), entry(officerText(sheet.officers))],
        [
          label('处理结果'),
          entry(decision ? `${decision}（${decidedOn}），罚款 ${yuanText(fine)}` : '未作出处罚决定', 4),
        ],
        [label('结案理由'), entry(`${ground}${text ? `。${text}` : ''}`, 4)],
        opinionRow('办案机构负责人意见', '同意结案'),
        opinionRow('执法机关负责人意见', '批准结案'),
      ]),
    ]),
});

interface FileEntry {
  readonly title: string;
  readonly number: string;
  readonly on: string;
  readonly pages: number;
}

type IssuedFrom = (ctx: Ctx, id: string) => Promise<readonly IssuedDocument[]>;

/** How many pages an issued paper has: what its own PDF says. */
async function pagesOf(ctx: Ctx, { files }: IssuedDocument): Promise<number> {
  if (!files.pdf) return 1;
  const text = Buffer.from(await ctx.files.get(files.pdf)).toString('latin1');
  return Number(/\/Type \/Pages\s+\/Count (\d+)/.exec(text)?.[1] ?? 1);
}

/** Records that stand in the register and of which no paper was issued. */
async function otherRecords(ctx: Ctx, id: string, issued: readonly IssuedDocument[]): Promise<readonly FileEntry[]> {
  const papered = new Set(issued.map(({ subject }) => subject));
  const records = await ctx.entities(record).all({ penalty: id });
  return records
    .filter((one) => !papered.has(one.id))
    .map(({ title, beganAt }) => ({ title, number: '', on: beganAt.slice(0, 10), pages: 1 }));
}

/** What the file of a case holds: its papers and records in the order of their days, then its evidence. */
export async function fileEntries(ctx: Ctx, id: string, issuedFrom: IssuedFrom): Promise<readonly FileEntry[]> {
  const issued = [...(await issuedFrom(ctx, id))].sort((a, b) => a.issuedAt.localeCompare(b.issuedAt));
  const pages = await Promise.all(issued.map((one) => pagesOf(ctx, one)));
  const papers = issued.map(({ title, number, issuedAt }, index) => ({
    title,
    number: number ?? '',
    on: issuedAt.slice(0, 10),
    pages: pages[index] ?? 1,
  }));
  const whole = [...papers, ...(await otherRecords(ctx, id, issued))].sort((a, b) => a.on.localeCompare(b.on));
  const pieces = await evidenceRows(ctx, id);
  const proofs = pieces.map(({ kind, name, pages }) => ({ title: `${kind}：${name}`, number: '', on: '', pages }));
  return [...whole, ...proofs];
}

const file = (issuedFrom: IssuedFrom) => async (ctx: Ctx, id: string) => {
  const { subject, sheet } = await penaltySheet(ctx, id);
  return {
    sheet,
    archiveNumber: subject.archiveNumber ?? '',
    filed: chineseDate(subject.filedAt),
    closed: chineseDate(ctx.clock.now().toISOString()),
    retention: retentions.get(subject.retention ?? 'long') ?? '',
    result: groundText(subject.closingGround),
    entries: await fileEntries(ctx, id, issuedFrom),
  };
};

type FileData = Awaited<ReturnType<ReturnType<typeof file>>>;

/** Page numbers run through the whole file; each entry names its first page. */
export function paged(entries: readonly FileEntry[]): readonly (FileEntry & { readonly page: string })[] {
  let next = 1;
  return entries.map((one) => {
    const first = next;
    next += Math.max(1, one.pages);
    return { ...one, page: one.pages > 1 ? `${first}－${next - 1}` : String(first) };
  });
}

function fileBlocks({ sheet, ...data }: FileData): OfficeBlock[] {
  const rows = paged(data.entries);
  return [
    { kind: 'heading', level: 1, text: `${sheet.organ.name}\n行政处罚案卷` },
    table(
      [2, 4, 2, 4],
      [
        [label('题名'), entry(`${sheet.party.name} ${sheet.cause}案`, 3)],
        [label('案号'), entry(sheet.caseNumber), label('档号'), entry(data.archiveNumber)],
        [label('程序类型'), entry('普通程序'), label('处理结果'), entry(data.result)],
        [label('立案时间'), entry(data.filed), label('立卷时间'), entry(data.closed)],
        [label('承办人'), entry(officerText(sheet.officers)), label('保管期限'), entry(data.retention)],
      ],
    ),
    { kind: 'pageBreak' },
    { kind: 'heading', level: 2, text: '卷内目录' },
    table(
      [1, 3, 6, 3, 2],
      [
        ['序号', '文号', '题名', '日期', '页次'].map((text) => label(text)),
        ...rows.map((one, index) =>
          [String(index + 1), one.number, one.title, one.on, one.page].map((text) => entry(text)),
        ),
      ],
      1,
    ),
    { kind: 'pageBreak' },
    { kind: 'heading', level: 2, text: '卷内备考表' },
    prose(`本卷共有文书和证据材料 ${rows.length} 件。`),
    signLine('立卷人', '检查人'),
  ];
}

/** 案卷封面、卷内目录与备考表. The papers are those that have been issued for the case. */
export const caseFile = (issuedFrom: IssuedFrom) =>
  documentType<FileData>({
    key: 'case-file',
    title: '案卷封面与卷内目录',
    formats: ['docx', 'pdf'],
    basis: ministryProcedure('案卷归档'),
    organ: ({ sheet }) => sheet.organ.org,
    data: file(issuedFrom),
    render: (data, issued) => officeDocument('案卷', data.sheet, issued, fileBlocks(data)),
  });
