/** What a caller wants. */
export const kinds = {
  consult: '信息咨询',
  complaint: '投诉',
  report: '举报',
  suggestion: '意见建议',
  help: '求助',
  praise: '表扬',
} as const;
export type Kind = keyof typeof kinds;

/** The field of transport that it is about. */
export const businesses = {
  'ordinary-highway': '普通公路',
  expressway: '高速公路',
  coach: '道路客运',
  freight: '道路货运',
  'dangerous-goods': '危险货物运输',
  'driver-training': '驾驶培训',
  repair: '机动车维修',
  bus: '公共汽电车',
  taxi: '巡游出租汽车',
  'ride-hailing': '网约车',
  metro: '城市轨道交通',
  waterway: '水路运输',
  port: '港口',
  maritime: '海事',
  fairway: '航道',
  construction: '交通工程建设',
  enforcement: '行政执法',
  'government-service': '政务服务',
  other: '其他',
} as const;
export type Business = keyof typeof businesses;

export const urgencies = { ordinary: '一般', urgent: '紧急', extreme: '特急' } as const;

/** Who answers for the response: a deputy head, the head of a department, or whoever is on duty. */
export const levels = { red: '红色', orange: '橙色', blue: '蓝色' } as const;
export type Level = keyof typeof levels;

export const channels = {
  phone: '电话',
  wechat: '微信',
  app: 'APP',
  website: '网站',
  'from-12345': '12345转办',
  ministry: '部级转办',
  letter: '来信来访',
  sms: '短信',
} as const;

export const results = { true: '属实', partly: '部分属实', false: '不属实', unverifiable: '无法核实' } as const;
export const handlings = {
  rectified: '责令整改',
  filed: '移送执法立案',
  compensated: '协调赔偿',
  explained: '解释说明',
} as const;

/** What has become of a clue that was handed over for enforcement; the first two are not the end of it. */
export const clueVerdicts = {
  accepted: '已转案件核查',
  filed: '已立案',
  'not-filed': '不予立案',
  penalised: '已作出处罚决定',
  'no-penalty': '不予处罚',
  police: '移送公安机关',
} as const;
export type ClueVerdict = keyof typeof clueVerdicts;

export const satisfactions = {
  'very-satisfied': '非常满意',
  satisfied: '满意',
  basic: '基本满意',
  dissatisfied: '不满意',
  'very-dissatisfied': '非常不满意',
} as const;
export type Satisfaction = keyof typeof satisfactions;

/** The grades that count as satisfied. */
export const contentGrades = ['very-satisfied', 'satisfied', 'basic'] as const satisfies readonly Satisfaction[];
export const badGrades = ['dissatisfied', 'very-dissatisfied'] as const satisfies readonly Satisfaction[];
export const isContent = (grade: Satisfaction) => (contentGrades as readonly string[]).includes(grade);

export const callBackWays = { phone: '电话', sms: '短信' } as const;

/** What the caller says of the matter itself at the call-back: an order may be closed and the matter unsolved. */
export const solved = { yes: '已解决', partly: '部分解决', no: '未解决' } as const;
