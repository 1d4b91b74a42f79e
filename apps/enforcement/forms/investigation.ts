import { type Ctx, Refusal } from '../../../kernel/sdk/index.ts';
import { limitOn } from '../deadlines.ts';
import { penaltyLaw } from '../law.ts';
import { caseSources, evidenceKinds, serviceWays } from '../options.ts';
import { evidence, property, record, serviceProof } from '../registers/file.ts';
import { form, ministryForms } from './define.ts';
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
  prose,
  seal,
  signLine,
  table,
  yuanText,
} from './layout.ts';
import { chineseDate, chineseTime, officerBlock, penaltySheet } from './sheet.ts';

const loaded = async (ctx: Ctx, id: string) => {
  const { subject, sheet } = await penaltySheet(ctx, id);
  const { source, sourceText, discoveredAt, facts, proposedFine, hearingRight, noticeServedOn } = subject;
  return {
    sheet,
    source: caseSources[source],
    sourceText: sourceText ?? '',
    discovered: chineseTime(discoveredAt),
    facts: facts ?? '',
    proposedFine: proposedFine ?? 0,
    hearingRight: hearingRight ?? false,
    noticedOn: noticeServedOn ?? '',
    hearing: {
      at: chineseTime(subject.hearingAt),
      place: subject.hearingPlace ?? '',
      chair: subject.chair ? (await officerBlock(ctx, subject.chair)).name : '',
      opinion: subject.hearingOpinion ?? '',
    },
  };
};

type Loaded = Awaited<ReturnType<typeof loaded>>;

/** 1. 立案登记表. It bears the number of the case. */
export const filingForm = form<Loaded>({
  key: 'filing-form',
  title: '立案登记表',
  given: ({ sheet }) => sheet.caseNumber,
  basis: ministryForms,
  data: loaded,
  render: (data, issued) => {
    const { sheet } = data;
    return officeDocument('立案登记表', sheet, issued, [
      ...head('立案登记表', issued),
      table(partyWidths, [
        [label('案件来源'), entry(`${data.source}${data.sourceText ? `（${data.sourceText}）` : ''}`, 4)],
        [label('案由'), entry(sheet.cause, 2), label('受案时间'), entry(data.discovered)],
        ...partyRows(sheet.party),
        [label('案件基本情况'), entry(`${sheet.actOn}，在${sheet.place}，涉嫌${sheet.cause}。`, 4)],
        [
          label('立案依据'),
          entry(`${penaltyLaw('第五十四条')}${sheet.broken ? `；${sheet.broken}` : ''}`, 2),
          label('承办人'),
          entry(officerText(sheet.officers)),
        ],
        opinionRow('办案机构负责人意见', '同意立案'),
        opinionRow('执法机关负责人意见', '批准立案'),
      ]),
    ]);
  },
});

/** 11. 违法行为通知书. The period for asking for a hearing is the one in force on the day of the notice. */
export const violationNotice = form<Loaded>({
  key: 'violation-notice',
  title: '违法行为通知书',
  word: '违通',
  basis: `${ministryForms}；${penaltyLaw('第四十四条')}`,
  data: loaded,
  render: (data, issued) => {
    const { sheet } = data;
    const { amount, unit } = limitOn('hearingRequest', data.noticedOn || issued.date);
    const period = `${amount}${unit === 'workingDay' ? '个工作日' : '日'}`;
    return letter(sheet, issued, {
      title: '违法行为通知书',
      paragraphs: [
        `经调查，本机关认为你（单位）${data.facts || `于${sheet.actOn}在${sheet.place}${sheet.cause}`}，涉嫌违反${sheet.broken || '有关法律法规'}的规定，依据${sheet.penalised || '有关法律法规'}的规定，本机关拟作出罚款 ${yuanText(data.proposedFine)}的处罚。`,
        `■ 根据${penaltyLaw('第四十四条、第四十五条')}的规定，你（单位）如对上述认定的事实、理由、依据及处罚内容有异议，有权进行陈述和申辩。`,
        `${data.hearingRight ? '■' : '□'} 根据${penaltyLaw('第六十三条、第六十四条')}的规定，你（单位）有权在收到本通知书之日起${period}内向本机关要求举行听证；逾期不要求举行听证的，视为你（单位）放弃听证的权利。`,
        `联系地址：${sheet.organ.address}    联系人：${officerText(sheet.officers)}    联系电话：${sheet.organ.telephone}`,
      ],
      note: '本文书一式两份：一份存根，一份交当事人',
    });
  },
});

/** 12. 听证通知书. */
export const hearingNotice = form<Loaded>({
  key: 'hearing-notice',
  title: '听证通知书',
  word: '听通',
  basis: `${ministryForms}；${penaltyLaw('第六十四条')}`,
  data: loaded,
  render: ({ sheet, hearing }, issued) =>
    letter(sheet, issued, {
      title: '听证通知书',
      paragraphs: [
        `根据你（单位）的申请，关于${sheet.cause}一案，现定于${hearing.at}在${hearing.place}公开举行听证会议，请准时出席。`,
        `听证主持人：${hearing.chair}。你（单位）认为主持人与本案有直接利害关系的，有权申请回避。`,
        '注意事项：你（单位）可以亲自参加听证，也可以委托一至二人代理；无正当理由拒不出席或者未经许可中途退出的，视为放弃听证权利。',
      ],
    }),
});

/** 13. 听证笔录. */
export const hearingRecord = form<Loaded>({
  key: 'hearing-record',
  title: '听证笔录',
  basis: `${ministryForms}；${penaltyLaw('第六十四条')}`,
  data: loaded,
  render: ({ sheet, hearing }, issued) =>
    officeDocument('听证笔录', sheet, issued, [
      { kind: 'heading', level: 1, text: '听证笔录' },
      table(
        [2, 4, 2, 4],
        [
          [label('案件名称'), entry(`${sheet.cause}案`, 3)],
          [label('听证机关'), entry(sheet.organ.name), label('听证时间'), entry(hearing.at)],
          [label('听证地点'), entry(hearing.place), label('主持人'), entry(hearing.chair)],
          [label('当事人'), entry(sheet.party.name), label('调查人员'), entry(officerText(sheet.officers))],
          [label('听证记录'), entry(hearing.opinion, 3)],
        ],
      ),
      signLine('当事人', '听证主持人', '记录人'),
    ]),
});

/** 16. 责令改正违法行为通知书. */
export const correctionOrder = form<Loaded>({
  key: 'correction-order',
  title: '责令改正违法行为通知书',
  word: '责改',
  basis: `${ministryForms}；${penaltyLaw('第二十八条')}`,
  data: loaded,
  render: ({ sheet }, issued) =>
    letter(sheet, issued, {
      title: '责令改正违法行为通知书',
      paragraphs: [
        `经调查，你（单位）于${sheet.actOn}在${sheet.place}${sheet.cause}，违反了${sheet.broken || '有关法律法规'}的规定。根据${penaltyLaw('第二十八条')}的规定，现责令你（单位）立即予以改正。`,
        sheet.organ.reviewOrgan
          ? `如不服本决定，可以在六十日内向${sheet.organ.reviewOrgan}申请行政复议，或者在六个月内依法提起行政诉讼。`
          : '',
      ],
    }),
});

const withGoods = async (ctx: Ctx, id: string) => ({
  ...(await loaded(ctx, id)),
  goods: (await ctx.entities(property).all({ penalty: id })).map(({ name, spec, quantity, unit, place, takenOn }) => ({
    name,
    spec: spec ?? '',
    quantity: `${quantity}${unit}`,
    place,
    takenOn,
  })),
});

/** 5. 抽样取证凭证. */
export const samplingVoucher = form<Awaited<ReturnType<typeof withGoods>>>({
  key: 'sampling-voucher',
  title: '抽样取证凭证',
  word: '抽证',
  basis: `${ministryForms}；${penaltyLaw('第五十六条')}`,
  data: withGoods,
  render: ({ sheet, goods }, issued) =>
    officeDocument('抽样取证凭证', sheet, issued, [
      ...head('抽样取证凭证', issued),
      table(partyWidths, partyRows(sheet.party)),
      prose(`因调查${sheet.cause}一案，依据${penaltyLaw('第五十六条')}的规定，对下列物品抽样取证。`),
      table(
        [1, 3, 3, 2, 4],
        [
          ['序号', '被抽样物品名称', '规格及批号', '数量', '被抽样物品地点'].map((text) => label(text)),
          ...goods.map((one, index) => [
            entry(String(index + 1)),
            entry(one.name),
            entry(one.spec),
            entry(one.quantity),
            entry(one.place),
          ]),
        ],
        1,
      ),
      signLine('当事人', '执法人员', '执法人员'),
      seal(sheet, issued),
    ]),
});

const kinds = { inquiry: '询问笔录', survey: '勘验笔录', scene: '现场笔录' } as const;

async function recordData(ctx: Ctx, id: string, kind: keyof typeof kinds) {
  const kept = await ctx.entities(record).get(id);
  if (kept.kind !== kind) throw new Refusal('input.invalid', { detail: `“${kept.title}”不是${kinds[kind]}` });
  const { sheet } = await penaltySheet(ctx, kept.penalty);
  return {
    sheet,
    began: chineseTime(kept.beganAt),
    ended: chineseTime(kept.endedAt),
    place: kept.place,
    subject: kept.subject ?? '',
    relation: kept.relation ?? '',
    officers: [await officerBlock(ctx, kept.first), await officerBlock(ctx, kept.second)],
    recorder: kept.recorder,
    weather: kept.weather ?? '',
    spoken: kept.spoken ?? [],
    findings: kept.findings ?? '',
    readBack: kept.readBack === 'read' ? '已阅' : '已宣读',
  };
}

type RecordData = Awaited<ReturnType<typeof recordData>>;

/** 2 to 4. 笔录, of the record entity: signed on every page by who was heard. */
function recordForm(key: string, kind: keyof typeof kinds) {
  const title = kinds[kind];
  return form<RecordData>({
    key,
    title,
    basis: ministryForms,
    data: (ctx, id) => recordData(ctx, id, kind),
    render: (data, issued) =>
      officeDocument(title, data.sheet, issued, [
        { kind: 'heading', level: 1, text: title },
        table(
          [2, 4, 2, 4],
          [
            [label('时间'), entry(`${data.began}至${data.ended}`, 3)],
            [label('地点'), entry(data.place), label('天气'), entry(data.weather)],
            [
              label(kind === 'inquiry' ? '被询问人' : '现场人员'),
              entry(data.subject),
              label('与案件关系'),
              entry(data.relation),
            ],
            [label('执法人员'), entry(officerText(data.officers)), label('记录人'), entry(data.recorder)],
          ],
        ),
        prose(
          `我们是${data.sheet.organ.name}的执法人员，这是我们的执法证件（${officerText(data.officers)}），请确认。现依法进行${title.slice(0, 2)}，你有权申请回避，并应当如实提供情况。`,
        ),
        ...data.spoken.flatMap(({ question, answer }) => [line(`问：${question}`), line(`答：${answer}`)]),
        ...(data.findings ? [prose(data.findings)] : []),
        line(`以上笔录${data.readBack}，情况属实。`),
        signLine(kind === 'inquiry' ? '被询问人' : '当事人', '执法人员', '记录人'),
      ]),
  });
}

export const inquiryRecord = recordForm('inquiry-record', 'inquiry');
export const surveyRecord = recordForm('survey-record', 'survey');
export const sceneRecord = recordForm('scene-record', 'scene');

const proofs = async (ctx: Ctx, id: string) => {
  const { sheet } = await penaltySheet(ctx, id);
  const rows = await ctx.entities(serviceProof).all({ penalty: id });
  return {
    sheet,
    rows: rows
      .map((one) => ({
        document: one.document,
        receiver: one.receiver ?? '',
        place: one.place ?? '',
        on: one.servedOn,
        way: serviceWays[one.way],
      }))
      .sort((a, b) => a.on.localeCompare(b.on)),
  };
};

/** 23. 送达回证. */
export const serviceReceipt = form<Awaited<ReturnType<typeof proofs>>>({
  key: 'service-receipt',
  title: '送达回证',
  basis: `${ministryForms}；${penaltyLaw('第六十一条')}`,
  data: proofs,
  render: ({ sheet, rows }, issued) =>
    officeDocument('送达回证', sheet, issued, [
      { kind: 'heading', level: 1, text: '送达回证' },
      line(`案由：${sheet.cause}    案号：${sheet.caseNumber}`),
      table(
        [4, 2, 3, 3, 2, 2],
        [
          ['送达文书名称、文号', '收件人签名', '送达地点', '送达日期', '送达方式', '送达人'].map((text) => label(text)),
          ...rows.map((one) =>
            [one.document, one.receiver, one.place, chineseDate(one.on), one.way, ''].map((text) => entry(text)),
          ),
        ],
        1,
      ),
      seal(sheet, issued),
    ]),
});

/** What the file holds of evidence, for its list. */
export async function evidenceRows(ctx: Ctx, id: string) {
  const pieces = await ctx.entities(evidence).all({ penalty: id });
  return [...pieces]
    .sort((a, b) => a.no - b.no)
    .map(({ no, kind, name, pages, hash }) => ({ no, kind: evidenceKinds[kind], name, pages: pages ?? 1, hash }));
}
