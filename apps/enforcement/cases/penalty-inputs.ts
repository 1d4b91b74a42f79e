import { choice, date, file, integer, ref, text, yesNo, yuan } from '../../../kernel/sdk/index.ts';
import { serviceWays } from '../options.ts';
import { checks } from './penalty-guards.ts';

export const why = (title: string) => text(title, { required: true, multiline: true });
/** How a paper was served, and what the receipt shows of it. */
export const serving = {
  serviceWay: choice('送达方式', serviceWays, { required: true }),
  announcedOn: date('公告发出日期', { help: '公告送达的填写；公告期满视为送达。' }),
  receiver: text('收件人', { personal: 'name', maxLength: 80 }),
  witness: text('见证人', { personal: 'name', maxLength: 80, help: '留置送达的须有见证人或者送达凭证。' }),
  proof: file('送达凭证'),
};

export const reportInput = {
  facts: why('查明的违法事实'),
  firstTime: yesNo('初次违法', { required: true }),
  minor: yesNo('轻微或危害后果轻微', { required: true }),
  corrected: yesNo('及时改正', { required: true }),
  mitigating: yesNo('有从轻或减轻情节', { required: true }),
  times: integer('一年内同类违法次数', { required: true, min: 1, max: 99 }),
  proposedFine: yuan('拟处罚款', { required: true, min: 0 }),
};

export const reviewInput = {
  reviewer: ref('法制审核人员', 'officer', { required: true }),
  ...Object.fromEntries(Object.entries(checks).map(([key, title]) => [key, yesNo(title, { required: true })])),
  reviewOpinion: why('法制审核意见'),
};

export const decisionInput = {
  fine: yuan('罚款金额', { required: true, min: 0 }),
  otherPenalty: text('其他处罚', { multiline: true }),
};
