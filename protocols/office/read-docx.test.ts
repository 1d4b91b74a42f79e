import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { readText } from './index.ts';

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function relations(list: Readonly<Record<string, string>>): Uint8Array {
  const items = Object.entries(list).map(
    ([type, target], no) => `<Relationship Id="r${no}" Type="${office}/${type}" Target="${target}"/>`,
  );
  return strToU8(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`,
  );
}

function docx(body: string, numbering = ''): Uint8Array {
  return zipSync({
    '_rels/.rels': relations({ officeDocument: 'word/document.xml' }),
    'word/_rels/document.xml.rels': relations({ numbering: 'numbering.xml' }),
    'word/document.xml': strToU8(`<w:document xmlns:w="${word}"><w:body>${body}</w:body></w:document>`),
    'word/numbering.xml': strToU8(`<w:numbering xmlns:w="${word}">${numbering}</w:numbering>`),
  });
}

async function textsOf(bytes: Uint8Array): Promise<string[]> {
  return (await readText(bytes, 'a.docx')).map((line) => line.text);
}

const run = (text: string, properties = '') => `<w:r>${properties}<w:t>${text}</w:t></w:r>`;

it('reads what the page shows: insertions, line breaks and tabs, but nothing deleted, moved away or hidden', async () => {
  const body = `<w:p>${run('甲')}<w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:ins>${run('增')}</w:ins>
    <w:moveFrom>${run('移')}</w:moveFrom>${run('隐', '<w:rPr><w:vanish/></w:rPr>')}${run('显', '<w:rPr><w:vanish w:val="0"/></w:rPr>')}
    <w:r><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r></w:p>`;
  expect(await textsOf(docx(body))).toEqual(['甲增显\t乙', '丙']);
});

it('writes out automatic numbers with their levels', async () => {
  const numbering = `<w:abstractNum w:abstractNumId="7">
      <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
      <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
    </w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>`;
  const item = (text: string, level: number) =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="3"/></w:numPr></w:pPr>${run(text)}</w:p>`;
  const body = [item('概况', 0), item('其一', 1), item('其二', 1), item('决算', 0), item('其一', 1)].join('');
  expect(await textsOf(docx(body, numbering))).toEqual(['一、概况', '1.其一', '2.其二', '二、决算', '1.其一']);
});

it('aligns columns under spans, and reads a nested table into its cell', async () => {
  const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr><w:p>${run(text)}</w:p></w:tc>`;
  const nested = `<w:tc><w:p>${run('外')}</w:p><w:tbl><w:tr>${cell('内一')}${cell('内二')}</w:tr></w:tbl><w:p/></w:tc>`;
  const body = `<w:tbl>
    <w:tr>${cell('级', '<w:vMerge w:val="restart"/>')}${cell('跨', '<w:gridSpan w:val="2"/>')}</w:tr>
    <w:tr>${cell('', '<w:vMerge/>')}${cell('一')}${cell('二')}</w:tr>
    <w:tr>${cell('三')}${nested}${cell('四')}</w:tr></w:tbl>`;
  const lines = await readText(docx(body), 'a.docx');
  expect(lines.map((line) => [line.cells, line.merged])).toEqual([
    [['级', '跨', ''], undefined],
    [['', '一', '二'], [0]],
    [['三', '外\n内一\n内二', '四'], undefined],
  ]);
});

it('reads text boxes as lines of their own and only once', async () => {
  const box = `<w:r><mc:AlternateContent xmlns:mc="mc"><mc:Choice><w:txbxContent><w:p>${run('框')}</w:p></w:txbxContent></mc:Choice>
    <mc:Fallback><w:txbxContent><w:p>${run('框')}</w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>`;
  expect(await textsOf(docx(`<w:p>${run('前')}${box}${run('后')}</w:p>`))).toEqual(['框', '前后']);
});
