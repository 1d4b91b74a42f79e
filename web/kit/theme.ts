import type { ThemeConfig } from 'antd';

/** Colours that reach a contrast of 4.5 against their ground; the library's own defaults do not. */
export const colours = {
  navy: '#0b2a5b',
  primary: '#0958d9',
  good: '#1b6e1b',
  warning: '#964300',
  bad: '#b81d24',
  muted: '#5b6472',
  line: '#d5dae1',
  ground: '#f3f5f8',
  series: ['#0958d9', '#964300', '#1b6e1b', '#7a3db8', '#00707a', '#b81d24', '#5b6472'],
} as const;

export const theme: ThemeConfig = {
  token: {
    // Who asks his system for less movement has dialogs and menus appear at once.
    motion: !globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches,
    colorPrimary: colours.primary,
    // The library lightens on hover, to less than the contrast that text needs.
    colorPrimaryHover: '#003eb3',
    colorErrorHover: '#a8071a',
    colorLink: colours.primary,
    colorLinkHover: '#003eb3',
    colorInfo: colours.primary,
    colorError: '#cf1322',
    colorErrorText: colours.bad,
    colorSuccess: colours.good,
    colorWarning: colours.warning,
    // The palette that antd derives from colours this dark has grey grounds, on which text is hard to read.
    colorSuccessBg: '#edf7ea',
    colorSuccessBorder: '#a3cf97',
    colorWarningBg: '#fff7e6',
    colorWarningBorder: '#e8c27a',
    colorTextPlaceholder: '#6b7280',
    colorTextDescription: colours.muted,
    colorTextTertiary: colours.muted,
    colorTextSecondary: '#454d59',
    colorTextDisabled: '#6b7280',
    colorBgLayout: colours.ground,
    borderRadius: 4,
    fontFamily: "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', system-ui, sans-serif",
  },
  components: {
    Table: { headerBg: '#eef1f6', headerColor: '#1f2733', rowHoverBg: '#f2f7ff', cellPaddingInline: 10 },
    Tag: { defaultColor: '#1f2733' },
    Steps: { colorTextDescription: colours.muted },
  },
};
