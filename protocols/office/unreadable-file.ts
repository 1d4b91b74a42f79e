/** Why a file gave no text. The key is stable; the sentence is what a user reads. */
export const unreadableReasons = {
  empty: '文件是空的。',
  zeros: '文件内容全部是零字节，没有文字。',
  binary: '文件是二进制数据，不是文本、DOCX、PDF 或 XLSX。',
  'too-large': '文件超过可读取的上限（{limit}）。',
  'inflates-too-large': '压缩内容展开后超过上限（{limit}），疑似压缩炸弹，已停止读取。',
  'too-many-entries': '压缩包内的条目超过上限（{limit}）。',
  'too-many-pages': '页数超过上限（{limit}）。',
  'too-many-lines': '文字行数超过上限（{limit}）。',
  'too-slow': '读取超过 {limit} 秒，已停止。',
  'too-complex': '文件内容过于复杂，超过读取上限（{limit}）。',
  damaged: '文件已损坏或不完整，无法读取（{detail}）。',
  encrypted: '文件已加密，请先取消密码保护。',
  'no-text-layer': '文件没有文字层，看来是扫描件，请先做文字识别（OCR）。',
  'no-text': '文件里没有任何文字。',
  'legacy-office': '这是旧版 Office 格式（.doc、.xls 或 .wps），请另存为 DOCX、XLSX 或 PDF。',
  image: '这是图片，没有文字层，请提供文本、DOCX、PDF 或 XLSX。',
  'unknown-type': '不支持的文件类型（{detail}），请提供文本、CSV、DOCX、PDF 或 XLSX。',
  'unknown-encoding': '文本编码无法识别，不是 UTF-8、UTF-16 或 GB18030。',
} as const;

export type UnreadableReason = keyof typeof unreadableReasons;

/** The bytes are no document that can be read. Expected from users' files; never a mistake of the program. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  readonly code: UnreadableReason;
  /** What the sentence was filled with. */
  readonly holes: Readonly<Record<string, string | number>>;

  constructor(code: UnreadableReason, holes: Record<string, string | number> = {}, cause?: unknown) {
    super(
      unreadableReasons[code].replace(/\{(\w+)\}/g, (_, hole: string) => String(holes[hole] ?? '')),
      cause === undefined ? undefined : { cause },
    );
    this.code = code;
    this.holes = holes;
  }
}
