import type { ScreenDecl } from '../../kernel/sdk/index.ts';

const all = ['province', 'supervisor', 'duty-officer', 'registrar', 'company-safety', 'viewer'];

/** Own pages beside the generic ones; each lies in `screens/<key>.tsx`. */
export const coachScreens: readonly ScreenDecl[] = [
  { key: 'workbench', title: '企业工作台', by: ['company-safety'] },
  { key: 'map', title: '实时监控', by: all },
  { key: 'alarms', title: '报警台', by: ['province', 'supervisor', 'duty-officer', 'company-safety'] },
  { key: 'playback', title: '轨迹回放', by: all },
  { key: 'assessment', title: '考核', by: all },
  { key: 'admissions', title: '终端准入', by: ['province', 'supervisor', 'duty-officer', 'registrar'] },
  { key: 'console', title: '指令台', by: ['province', 'supervisor', 'duty-officer'] },
];
