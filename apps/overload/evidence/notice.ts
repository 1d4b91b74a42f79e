import { type Ctx, documentType, type OfficeDocument, Refusal } from '../../../kernel/sdk/index.ts';
import { overloadReview } from '../cases.ts';
import { act, site } from '../entities.ts';
import { type ExplainedStep, explain } from '../record/explain.ts';
import { explainedOf, recordOf } from '../record/record-facts.ts';
import { evidencePackage } from './package-register.ts';

interface NoticeData {
  readonly org: string;
  readonly recordNo: string;
  readonly plate: string;
  readonly at: string;
  readonly site: string;
  readonly totalKg: number;
  readonly limitKg: number;
  readonly fineYuan: number | null;
  readonly steps: readonly Pick<ExplainedStep, 'title' | 'outcome' | 'basis'>[];
  readonly checkCode: string;
  readonly seal: string;
  readonly simulated: boolean;
}

async function noticeData(ctx: Ctx, subject: string): Promise<NoticeData> {
  const review = await ctx.cases(overloadReview).get(subject);
  const sealed = await ctx.entities(evidencePackage).find({ recordKey: review.recordKey });
  if (!sealed || !review.plate) {
    throw new Refusal(
      'case.guard',
      { move: '签发告知书', reason: '证据尚未封存，须先判定' },
      '《行政处罚法》第四十一条',
    );
  }
  const record = await recordOf(ctx, review.siteCode, review.recordNo);
  const limitKg = review.decidedLimitKg ?? record.limitKg;
  const decided = { limitKg, why: review.limitWhy ?? null };
  const [place, known, explained] = await Promise.all([
    ctx.entities(site).find({ code: review.siteCode }),
    review.act ? ctx.entities(act).get(review.act) : null,
    explainedOf(ctx, record, decided),
  ]);
  return {
    org: review.org,
    recordNo: review.recordNo,
    plate: review.plate,
    at: record.at,
    site: place?.name ?? review.siteCode,
    totalKg: known?.totalKg ?? record.totalKg,
    limitKg,
    fineYuan: known?.fineYuan ?? null,
    steps: explain(explained).steps.map(({ title, outcome, basis }) => ({ title, outcome, basis })),
    checkCode: sealed.checkCode,
    seal: sealed.seal,
    simulated: review.simulated ?? false,
  };
}

const civil = (at: string) => at.slice(0, 19).replace('T', ' ');
const kg = (value: number) => `${value.toLocaleString('en-US')} kg`;

function renderNotice(data: NoticeData, number: string | null, date: string): OfficeDocument {
  const line = (text: string) => ({ kind: 'paragraph', text, indent: true }) as const;
  const over = Math.max(0, data.totalKg - data.limitKg);
  return {
    title: '违法超限运输行为告知书',
    created: date,
    author: data.org,
    ...(data.simulated ? { notice: '演示数据' } : {}),
    blocks: [
      { kind: 'heading', level: 1, text: '违法超限运输行为告知书' },
      { kind: 'paragraph', text: number ?? '（预览，未编号）', align: 'right' },
      { kind: 'paragraph', text: `${data.plate} 车辆所有人、驾驶人：` },
      line(
        `你车于 ${civil(data.at)} 通过${data.site}，经检测车货总质量 ${kg(data.totalKg)}，适用限值 ${kg(data.limitKg)}，超限 ${kg(over)}。记录已经两人审核、一人判定。`,
      ),
      line(`拟处罚款：${data.fineYuan === null ? '待定' : `${data.fineYuan.toLocaleString('en-US')} 元`}。`),
      { kind: 'heading', level: 2, text: '判定过程' },
      {
        kind: 'table',
        widths: [18, 50, 32],
        headerRows: 1,
        rows: [
          ['步骤', '结果', '依据'].map((text) => ({ text, bold: true, align: 'center' as const })),
          ...data.steps.map(({ title, outcome, basis }) => [{ text: title }, { text: outcome }, { text: basis }]),
        ],
      },
      { kind: 'heading', level: 2, text: '查询和异议' },
      line('你可以不登录在平台公开页面“超限记录查询”查看记录、图像、检定证书，并提出异议。'),
      line(`检测单号：${data.recordNo}；车牌号：${data.plate}；查询码：${data.checkCode}。`),
      line(`证据封存值（SM3）：${data.seal}。证据包可用公开页面或命令行核验。`),
      line('你有陈述、申辩的权利；符合听证条件的，可以在收到听证告知后五日内要求听证。'),
      { kind: 'seal', organ: data.org, date },
    ],
  };
}

/** 违法超限运输行为告知书, with what the driver needs to look for himself. */
export const overloadNotice = documentType<NoticeData>({
  key: 'overload-notice',
  title: '违法超限运输行为告知书',
  formats: ['docx', 'pdf'],
  numbering: { pattern: '超告〔{year}〕{number}号' },
  basis: '《行政处罚法》第四十一条第三款、第四十四条、第四十五条、第六十三条、第六十四条',
  organ: (data) => data.org,
  data: noticeData,
  render: (data, { number, date }) => renderNotice(data, number, date),
});
