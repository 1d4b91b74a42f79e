import { choice, date, entity, integer, org, person, ref, text, yesNo, yuan } from '../../../kernel/sdk/index.ts';
import { fieldsOfLaw, partyKinds } from '../options.ts';

export const organ = entity({
  key: 'organ',
  title: '执法机构',
  label: 'name',
  org: 'org',
  unique: [['org']],
  fields: {
    name: text('机构名称', { required: true, search: true }),
    org: org('所属单位', { required: true }),
    creditCode: text('统一社会信用代码', { pattern: '^[0-9A-Z]{18}$' }),
    word: text('案件字', { required: true, maxLength: 20, help: '文书字号中的机关代字。' }),
    authority: choice('职权取得方式', { statutory: '法定', authorised: '授权', delegated: '委托' }, { required: true }),
    delegation: text('委托事项、权限和期限', {
      multiline: true,
      basis: '行政处罚法 第二十条：委托书应当向社会公布',
      help: '委托执法的须填写，并向社会公布。',
    }),
    powers: text('主要职权', { multiline: true }),
    legalBasis: text('执法依据', { multiline: true }),
    address: text('地址'),
    telephone: text('电话', { maxLength: 30 }),
    payeeBank: text('代收机构'),
    payeeAccount: text('收款账号', { maxLength: 40 }),
    reviewOrgan: text('行政复议机关'),
    court: text('诉讼管辖法院'),
    ownEnforcement: yesNo('法律授予强制执行权', { basis: '行政强制法 第十三条' }),
    simulated: yesNo('模拟数据'),
  },
});

export const officer = entity({
  key: 'officer',
  title: '执法人员',
  label: 'name',
  org: 'org',
  fields: {
    name: text('姓名', { required: true, search: true }),
    org: org('所属单位', { required: true }),
    account: person('登录账号', { help: '登记后，本人不得审核、评查本人承办的案件，也不得以他人名义出具意见。' }),
    idNumber: text('身份证号', { personal: 'id-number', maxLength: 18, hidden: true }),
    duty: text('职务'),
    status: choice('岗位状态', { active: '在岗', moving: '调岗中', retired: '退休', left: '调离' }, { required: true }),
    legalQualification: yesNo('法律职业资格', { basis: '行政处罚法 第五十八条' }),
    supervisor: yesNo('执法监督人员'),
    leadership: yesNo('领导班子成员'),
    simulated: yesNo('模拟数据'),
  },
});

export const certificate = entity({
  key: 'certificate',
  title: '执法证件',
  label: 'no',
  org: 'org',
  unique: [['no']],
  fields: {
    no: text('证号', { required: true, search: true, maxLength: 40 }),
    officer: ref('执法人员', 'officer', { required: true }),
    org: org('所属单位', { required: true }),
    issuer: text('发证机关', { required: true }),
    field: choice('执法门类', { all: '综合执法', ...fieldsOfLaw }, { required: true }),
    issuedOn: date('发证日期', { required: true }),
    validUntil: date('有效期至', { required: true }),
    status: choice('证件状态', { valid: '正常', held: '暂扣', cancelled: '注销', revoked: '吊销' }, { required: true }),
    changedWhy: text('状态变更原因'),
    simulated: yesNo('模拟数据'),
  },
});

export const certificateReview = entity({
  key: 'certificate-review',
  title: '证件年审',
  label: 'year',
  org: 'org',
  unique: [['certificate', 'year']],
  fields: {
    certificate: ref('执法证件', 'certificate', { required: true }),
    org: org('所属单位', { required: true }),
    year: integer('年度', { required: true, min: 2000, max: 2100 }),
    passed: yesNo('审验合格', { required: true }),
    reviewedOn: date('审验日期', { required: true }),
  },
});

/** 较大数额: from which fine on a hearing is offered. Local, so it is kept per organ and date. */
export const threshold = entity({
  key: 'threshold',
  title: '听证与集体讨论标准',
  label: 'basis',
  org: 'org',
  unique: [['org', 'since', 'partyKind']],
  fields: {
    org: org('适用单位', { required: true }),
    since: date('施行日期', { required: true }),
    partyKind: choice('当事人类型', partyKinds, { required: true }),
    hearingFrom: yuan('听证起点（较大数额罚款）', { required: true, min: 0 }),
    discussionFrom: yuan('集体讨论起点', { required: true, min: 0 }),
    basis: text('依据', { required: true }),
  },
});
