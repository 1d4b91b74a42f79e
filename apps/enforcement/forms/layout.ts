import type { OfficeBlock, OfficeCell, OfficeDocument, OfficeTable } from '../../../kernel/sdk/index.ts';
import { chineseDate, type OfficerBlock, type PartyBlock, type Sheet } from './sheet.ts';

/** Number and day of issue; a preview has no number. */
export interface Issued {
  readonly number: string | null;
  readonly date: string;
}

export const prose = (text: string): OfficeBlock => ({ kind: 'paragraph', text, indent: true });
export const line = (text: string, align: 'left' | 'center' | 'right' = 'left'): OfficeBlock => ({
  kind: 'paragraph',
  text,
  align,
});
export const label = (text: string, colSpan = 1, rowSpan = 1): OfficeCell => ({
  text,
  colSpan,
  rowSpan,
  align: 'center',
  bold: true,
});
export const entry = (text: string, colSpan = 1): OfficeCell => ({ text, colSpan });

export function table(widths: readonly number[], rows: OfficeTable['rows'], headerRows = 0): OfficeTable {
  return { kind: 'table', widths, headerRows, rows, fontSize: 11 };
}

export function officeDocument(
  title: string,
  sheet: Pick<Sheet, 'organ' | 'simulated'>,
  issued: Issued,
  blocks: readonly OfficeBlock[],
): OfficeDocument {
  return {
    title,
    created: issued.date,
    author: sheet.organ.name,
    ...(sheet.simulated ? { notice: '演示数据' } : {}),
    blocks,
  };
}

/** Title, number to the right, as every form of the ministry begins. */
export function head(title: string, issued: Issued): OfficeBlock[] {
  return [{ kind: 'heading', level: 1, text: title }, line(`案号：${issued.number ?? '（待编号）'}`, 'right')];
}

export const seal = (sheet: Pick<Sheet, 'organ'>, issued: Issued): OfficeBlock => ({
  kind: 'seal',
  organ: sheet.organ.name,
  date: chineseDate(issued.date),
});

interface Letter {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly tables?: readonly OfficeTable[];
  /** Set below the seal, such as in how many copies. */
  readonly note?: string;
}

/** 通知书 and 决定书: addressed, reasoned, sealed. */
export function letter(sheet: Sheet, issued: Issued, { title, paragraphs, tables = [], note }: Letter): OfficeDocument {
  return officeDocument(title, sheet, issued, [
    ...head(title, issued),
    line(`${sheet.party.name}：`),
    ...paragraphs.filter((text) => text !== '').map(prose),
    ...tables,
    seal(sheet, issued),
    ...(note ? [line(`（${note}）`)] : []),
  ]);
}

export const partyWidths = [2, 2, 3, 2, 3] as const;

/** The block on the party, one form for a person and for an organisation. */
export function partyRows(party: PartyBlock): OfficeCell[][] {
  const person = party.kind === 'person';
  return [
    [
      label('当事人', 1, 3),
      label(person ? '姓名' : '名称'),
      entry(party.name),
      label(person ? '身份证号' : '统一社会信用代码'),
      entry(party.number),
    ],
    [label(person ? '住址' : '地址'), entry(party.address), label('联系电话'), entry(party.telephone)],
    [label(person ? '类型' : '法定代表人'), entry(person ? '个人' : party.representative, 3)],
  ];
}

export const officerText = (officers: readonly OfficerBlock[]) =>
  officers.map(({ name, certificate }) => `${name}（${certificate || '证号待补'}）`).join('、');

/** A row for an opinion with a place to sign. */
export const opinionRow = (title: string, text: string): OfficeCell[] => [
  label(title, 1),
  entry(`${text}\n\n签名：                时间：    年  月  日`, 4),
];

export const signLine = (...names: readonly string[]): OfficeBlock =>
  line(names.map((name) => `${name}签名：____________`).join('    '));

/** How to seek remedy, as the decision must tell. A spot penalty goes to review first. */
export function remedies(organ: Sheet['organ'], spot: boolean): string {
  const review = `如不服本决定，可以在收到之日起六十日内向${organ.reviewOrgan || '有管辖权的行政复议机关'}申请行政复议（可以通过本机关提出）`;
  if (spot) return `${review}；对行政复议决定不服的，可以依法向人民法院提起行政诉讼。`;
  return `${review}，或者在六个月内向${organ.court || '有管辖权的人民法院'}提起行政诉讼。逾期不申请行政复议、不提起行政诉讼又不履行的，本机关将依法申请人民法院强制执行。`;
}

/** How to pay, and what a delay costs. */
export function payment(organ: Sheet['organ']): string {
  return `自收到本决定书之日起十五日内到${organ.payeeBank || '指定的代收机构'}缴纳罚款，账号 ${organ.payeeAccount || '（另行告知）'}，或者通过电子支付系统缴纳。到期不缴纳的，每日按罚款数额的百分之三加处罚款，加处罚款的数额不超过罚款本数。`;
}

export const yuanText = (amount: number | null | undefined) => `${(amount ?? 0).toFixed(2)} 元`;
