import { strToU8, zipSync } from 'fflate';

/** What people hand in that is no disclosure, by the name of the file, with what they must be told. */
export interface BadFile {
  readonly name: string;
  readonly bytes: () => Uint8Array;
  readonly says: RegExp;
}

const mebibyte = 2 ** 20;

const sentences = [
  '雨下了一夜，天亮时才停。',
  '他推开窗，看见河对岸的渡船还系在老地方。',
  '“今年的水比往年大，”老人说，“船要到中午才开。”',
  '她没有回答，只把信折好，放进蓝布包里。',
  '路上走了 3 天，同行的有 12 个人，谁也不提从前的事。',
];

/** Prose with chapters, talk and some numbers, without a word of accounts. */
function novel(): string {
  const chapters = Array.from({ length: 60 }, (_, chapter) => {
    const lines = Array.from({ length: 40 }, (_, line) => sentences[(chapter * 7 + line * 3) % sentences.length]);
    return `第${chapter + 1}章\n\n${lines.join('\n')}`;
  });
  return chapters.join('\n\n');
}

const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;

/** A DOCX of some hundred kilobytes that unpacks to 200 MB. */
function bomb(): Uint8Array {
  const body = new Uint8Array(200 * mebibyte).fill(0x20);
  body.set(strToU8('<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>'));
  return zipSync({ '_rels/.rels': strToU8(relations), 'word/document.xml': [body, { level: 1 }] });
}

export const badFiles: readonly BadFile[] = [
  { name: '空.txt', bytes: () => new Uint8Array(), says: /文件是空的/ },
  { name: '小说.txt', bytes: () => Buffer.from(novel()), says: /不是部门决算公开文件/ },
  { name: '零.txt', bytes: () => new Uint8Array(50 * mebibyte), says: /零字节|超过可读取的上限/ },
  { name: '炸弹.docx', bytes: bomb, says: /展开后超过上限/ },
  { name: '图片.png', bytes: () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), says: /这是图片/ },
  { name: '西文.txt', bytes: () => Buffer.from('arrêté préfectoral signé à Paris\n', 'latin1'), says: /编码无法识别/ },
  { name: '英文.txt', bytes: () => Buffer.from('An annual report of 2024.\n'), says: /没有中文/ },
];
