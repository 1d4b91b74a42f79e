/** Text without blanks, full-width signs made plain: what two cells are compared by. */
export function plain(text: string): string {
  return text
    .replace(/[\s\u3000]/g, '')
    .replace(/（/g, '(')
    .replace(/）/g, ')')
    .replace(/，/g, ',')
    .replace(/；/g, ';')
    .replace(/：/g, ':')
    .replace(/％/g, '%')
    .replace(/[≧﹥]/g, '≥')
    .replace(/≦/g, '≤')
    .replace(/＞/g, '>')
    .replace(/＜/g, '<')
    .replace(/[。.]$/, '');
}

/** 未完成, 尚未采购, 未验收, and long cells that end in 未完成…: the work is not done. */
export function isNotDone(text: string): boolean {
  return /^(?:尚?未|没有|取消|已取消|停用|已停用|不合格|未达标)|[,;](?:尚)?未(?:完成|通过|验收)/.test(plain(text));
}

export function isPartlyDone(text: string): boolean {
  return /^(?:部分|基本)(?:完成|达成|实现)|^(?:完成|达成)(?:一)?部分/.test(plain(text));
}

/** 预计6月底完成, 拟于明年采购: an intention. */
export function isPlan(text: string): boolean {
  return /^(?:预计|拟(?:于|在|定)?|计划(?:于|在|\d)|将(?:于|在)|力争)/.test(plain(text));
}

export function isInProgress(text: string): boolean {
  return /进行中|推进中|^正在|实施中|执行中|在建|试运行/.test(plain(text));
}

/** ≥95%, 95%以上 or 2小时内 where a figure belongs: a limit, not a measurement. */
export function isInequality(text: string): boolean {
  return /^[≥≤><]/.test(plain(text)) || /^\d[\d.]*[^\d年,;(]{0,4}(?:以上|以下|以内|内)$/.test(plain(text));
}

/** 完成, 已完成部署, 达标: says that it was done without saying how much. */
export function isDone(text: string): boolean {
  return /^(?:已)?(?:全部|全面|按期|按时|如期)?(?:完成|达到|达标|达成|实现|符合)/.test(plain(text)) && !/\d/.test(text);
}

const betterThanPass = /^(?:合格|良好|优秀|优|良|通过|达标)$/;

/** Whether words answer words: `full` when they do, null when the text alone does not say. */
export function qualitative(targetText: string, actualText: string): 'full' | null {
  const target = plain(targetText);
  const actual = plain(actualText);
  if (isDone(actual)) return 'full';
  if (/^(?:合格|通过|达标)(?:及以上)?$/.test(target) && betterThanPass.test(actual)) return 'full';
  if (/^良好?(?:及以上)$/.test(target) && /^(?:良好?|优秀?)$/.test(actual)) return 'full';
  const core = target.replace(/^(?:力争|确保|做到|实现)/, '').replace(/发生$/, '');
  if (core === actual.replace(/发生$/, '')) return 'full';
  if (/^(?:无|不发生|不|零)/.test(core) && /^(?:0|零|无|未发生)/.test(actual)) return 'full';
  return null;
}
