/** Short names of the acts that guards, limits and documents cite. Facts of law; the texts stand in the law library. */
const article = (act: string) => (clause: string) => `《${act}》${clause}`;

export const penaltyLaw = article('中华人民共和国行政处罚法（2021年修订）');
export const coercionLaw = article('中华人民共和国行政强制法（2011年）');
export const reviewLaw = article('中华人民共和国行政复议法（2023年修订）');
export const litigationLaw = article('中华人民共和国行政诉讼法（2017年修正）');
export const civilProcedureLaw = article('中华人民共和国民事诉讼法（2023年修正）');
export const safetyLaw = article('中华人民共和国安全生产法（2021年修正）');
export const referralRules = article('行政执法机关移送涉嫌犯罪案件的规定（2020年修订）');
export const roadProtection = article('公路安全保护条例（2011年）');
export const roadTransport = article('中华人民共和国道路运输条例（2023年修订）');
export const waterTransport = article('国内水路运输管理条例（2023年修订）');
export const fairwayLaw = article('中华人民共和国航道法（2016年修正）');
export const portLaw = article('中华人民共和国港口法（2018年修正）');
export const inlandNavigation = article('中华人民共和国内河交通安全管理条例（2019年修订）');
export const constructionQuality = article('建设工程质量管理条例（2019年修订）');
export const ministryProcedure = article('交通运输行政执法程序规定（2021年修正）');
export const provincialProcedure = article('湖南省行政程序规定');
