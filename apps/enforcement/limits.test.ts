import { describe, expect, it } from 'vitest';
import { calendarForApps, shippedCalendar } from '../../kernel/calendar/index.ts';
import { chinaIso } from '../../kernel/sdk/index.ts';
import { enforcement } from './app.ts';
import { lastDay, limitOn } from './deadlines.ts';
import { type LimitKey, limits } from './limits.ts';

const calendar = calendarForApps(shippedCalendar());
const last = (key: LimitKey, from: string) => lastDay({ calendar }, key, from, '430000').date;

/**
 * Each counted by hand on the lists of days off. In 2026 the Spring Festival is off from 15 to 23 February with the 14th
 * and the 28th worked, Labour Day from 1 to 5 May with the 9th worked, National Day from 1 to 7 October with
 * 20 September and 10 October worked; New Year 2026 is off from the 1st to the 3rd with Sunday the 4th worked.
 */
const examples: readonly (readonly [string, LimitKey, string, string, string])[] = [
  ['E1', 'filing', '2026-02-13', '2026-03-02', '14、24、25、26、27、28日和3月2日'],
  ['E1', 'filing', '2026-09-28', '2026-10-13', '跨国庆，10日上班'],
  ['E2', 'decision', '2026-07-06', '2026-10-08', '第90日为10月4日，顺延'],
  ['E2', 'decision', '2025-11-20', '2026-02-24', '跨年，第90日为2月18日，顺延'],
  ['E3', 'evidenceHold', '2026-02-12', '2026-02-28', '七个工作日，末日为调休上班的周六'],
  ['E3', 'evidenceHold', '2020-03-02', '2020-03-09', '旧法七日为自然日'],
  ['E4', 'seizure', '2026-01-20', '2026-02-24', '第30日为2月19日，顺延'],
  ['E4', 'seizure', '2026-09-03', '2026-10-08', '第30日为10月3日，顺延'],
  ['E6', 'hearingRequest', '2026-09-29', '2026-10-12', '30、8、9、10、12日'],
  ['E6', 'hearingRequest', '2025-12-30', '2026-01-07', '31日和1月4日（周日上班）至7日'],
  ['E6', 'hearingRequest', '2021-07-14', '2021-07-19', '新法施行前一日告知：三日，末日周六顺延'],
  ['E6', 'hearingRequest', '2021-07-15', '2021-07-22', '新法施行当日告知：五个工作日'],
  ['E7', 'hearingNotice', '2026-02-10', '2026-02-26', '11至14日和24至26日'],
  ['E8', 'service', '2026-04-30', '2026-05-13', '5月9日周六上班'],
  ['E9', 'payment', '2026-09-18', '2026-10-08', '十五个自然日，末日10月3日顺延'],
  ['E9', 'payment', '2025-12-17', '2026-01-04', '末日元旦顺延到上班的周日'],
  ['E10', 'cashToOrgan', '2026-10-09', '2026-10-12', '10日上班，11日休'],
  ['E10', 'cashToBank', '2025-12-31', '2026-01-05', '4日上班'],
  ['E12', 'surchargeRun', '2026-01-20', '2026-02-24', '超过三十日'],
  ['E13', 'urging', '2026-02-10', '2026-03-02', '十日以内按工作日（强制法第六十九条）'],
  ['E13', 'urging', '2025-12-24', '2026-01-08', '跨年'],
  ['E14', 'courtApplication', '2026-07-02', '2026-10-08', '对应日10月2日，顺延'],
  ['E14', 'courtApplication', '2025-11-30', '2026-02-28', '二月无对应日，末日上班'],
  ['E15', 'substituteUrging', '2026-02-13', '2026-02-25', '14、24、25日'],
  ['E16', 'courtAcceptance', '2026-09-30', '2026-10-13', '8、9、10、12、13日'],
  ['E16', 'courtRuling', '2026-02-13', '2026-03-02', '七个工作日'],
  ['E16', 'courtRulingInDoubt', '2026-01-20', '2026-02-24', '三十个自然日'],
  ['E16', 'courtObjection', '2026-09-17', '2026-10-08', '十五个自然日'],
  ['E17', 'suspension', '2023-10-01', '2026-10-08', '三年，对应日国庆顺延'],
  ['E18', 'referralApproval', '2026-09-29', '2026-10-08', '三日为自然日，末日10月2日顺延'],
  ['E19', 'policeDecision', '2026-02-13', '2026-02-24', '末日2月16日顺延'],
  ['E19', 'reconsideration', '2025-12-30', '2026-01-04', '末日1月2日顺延到上班的周日'],
  ['E19', 'goodsHandOver', '2026-05-01', '2026-05-06', '末日5月4日顺延'],
  ['E20', 'publication', '2026-09-29', '2026-10-14', '七个工作日'],
  ['E20', 'publicationOther', '2026-01-30', '2026-03-05', '二十个工作日'],
  ['E21', 'withdrawal', '2025-12-31', '2026-01-06', '4、5、6日'],
  ['E22', 'exposure', '2026-02-11', '2026-02-27', '12、13、14、24至27日'],
  ['E23', 'publicationShort', '2026-07-01', '2026-10-08', '三个月'],
  ['E23', 'publicationLong', '2023-02-28', '2026-02-28', '三年，末日上班'],
  ['E24', 'review', '2025-12-19', '2026-02-24', '六十日，末日2月17日顺延'],
  ['E24', 'litigation', '2025-08-31', '2026-02-28', '六个月，二月无对应日'],
  ['E24', 'litigation', '2014-08-31', '2014-12-01', '旧法三个月，末日周日顺延'],
  ['E25', 'timeBar', '2024-02-29', '2026-02-28', '二年，闰日无对应日'],
  ['E25', 'timeBarSafety', '2021-10-08', '2026-10-08', '五年'],
  ['E26', 'unclaimedVehicle', '2025-11-15', '2026-02-24', '三个月，末日2月15日顺延'],
  ['E27', 'ownInitiative', '2026-08-03', '2026-10-08', '六十日，末日10月2日顺延'],
  ['E27', 'onApplication', '2026-09-11', '2026-10-08', '二十日，末日10月1日顺延'],
  ['E27', 'severalOrgans', '2026-08-20', '2026-10-08', '四十五日，末日10月4日顺延'],
  ['E27', 'provincialService', '2026-02-10', '2026-02-24', '十日，末日2月20日顺延'],
  ['—', 'announcement', '2025-12-20', '2026-02-24', '公告六十日，末日2月18日顺延'],
  ['—', 'spotRecord', '2026-09-26', '2026-10-08', '五日，末日10月1日顺延'],
  ['—', 'compensationAnswer', '2026-09-30', '2026-10-10', '8、9、10日'],
  ['—', 'compensationPayment', '2026-09-17', '2026-10-08', '十五日，末日10月2日顺延'],
];

describe('时限', () => {
  it.each(examples)('%s %s 自 %s 至 %s：%s', (_row, key, from, due) => {
    expect(last(key, from)).toBe(due);
  });

  it.each([
    ['E5', 'urgentReport', '2026-02-14T23:30:00+08:00', '2026-02-15T23:30:00+08:00'],
    ['E18', 'referralTransfer', '2025-12-31T10:00:00+08:00', '2026-01-01T10:00:00+08:00'],
  ] as const)('%s %s runs by the hour through nights and holidays', (_row, key, from, due) => {
    const { amount, unit } = limitOn(key, from.slice(0, 10));
    expect(chinaIso(calendar.due(new Date(from), { amount, unit }).due)).toBe(due);
  });

  it('has an example for each limit', () => {
    const shown = new Set<string>([...examples.map(([, key]) => key), 'urgentReport', 'referralTransfer']);
    expect(Object.keys(limits).filter((key) => !shown.has(key))).toEqual([]);
  });

  it('counts working days by two rules: named periods of the penalty act, ten days and less of the coercion act', () => {
    const unitOf = (key: LimitKey) => limitOn(key, '2026-03-02').unit;
    expect(['evidenceHold', 'hearingRequest', 'service', 'cashToOrgan'].map((key) => unitOf(key as LimitKey))).toEqual(
      Array(4).fill('workingDay'),
    );
    expect(unitOf('payment')).toBe('calendarDay');
    expect(unitOf('decision')).toBe('calendarDay');
    expect(['urging', 'substituteUrging', 'courtRuling'].map((key) => unitOf(key as LimitKey))).toEqual(
      Array(3).fill('workingDay'),
    );
    expect(unitOf('seizure')).toBe('calendarDay');
    expect(unitOf('courtObjection')).toBe('calendarDay');
  });

  it('is what the case types count by: every deadline has a dated limit with its basis', () => {
    const known = new Set<unknown>(Object.values(limits));
    for (const type of enforcement.cases) {
      for (const [key, deadline] of Object.entries(type.deadlines ?? {})) {
        expect(known.has(deadline.limits), `${type.key}.${key}`).toBe(true);
      }
    }
  });
});
