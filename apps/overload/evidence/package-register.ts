import { entity, file, instant, org, ref, text, yesNo } from '../../../kernel/sdk/index.ts';

/** What was sealed for a court or the driver: made once, never changed. */
export const evidencePackage = entity({
  key: 'evidence-package',
  title: '封存证据包',
  label: 'recordNo',
  org: 'org',
  unique: [['recordKey'], ['seal']],
  sort: ['-sealedAt'],
  about: '记录、判定、九项核对、图像、检定证书和站点公布情况按 SM3 封存；当事人凭告知书上的查询码查阅和提出异议。',
  fields: {
    recordNo: text('检测单号', { required: true, search: true, fixed: true, maxLength: 60 }),
    siteCode: text('站点编码', { required: true, search: true, fixed: true, maxLength: 40 }),
    recordKey: text('记录', { required: true, fixed: true, hidden: true, maxLength: 120 }),
    org: org('所属区划', { required: true }),
    review: ref('非现场审核', 'overload-review', { required: true, fixed: true }),
    plate: text('车牌号', { required: true, personal: 'plate', search: true, fixed: true, maxLength: 20 }),
    checkCode: text('查询码', { required: true, personal: 'other', fixed: true, maxLength: 20 }),
    seal: text('封存值（SM3）', { required: true, fixed: true, maxLength: 64 }),
    package: file('证据包', { required: true, fixed: true, personal: 'other' }),
    packageHash: text('证据包校验值', {
      required: true,
      fixed: true,
      hidden: true,
      maxLength: 64,
      help: '供公开查询取用；本身不给出文件。',
    }),
    sealedAt: instant('封存时间', { required: true, fixed: true }),
    sealedBy: text('封存人', { required: true, fixed: true, maxLength: 60 }),
    simulated: yesNo('模拟数据'),
  },
});
