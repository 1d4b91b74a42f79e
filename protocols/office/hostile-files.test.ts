import { deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { readText, UnreadableFile, type UnreadableReason, writeDocx, writePdf } from './index.ts';
import { sampleDocument } from './sample-document.ts';

async function reasonOf(bytes: Uint8Array, limits = {}): Promise<UnreadableReason | null> {
  try {
    await readText(bytes, 'file', limits);
    return null;
  } catch (error) {
    if (error instanceof UnreadableFile) return error.code;
    throw error;
  }
}

const packageRelations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;

function docx(body: Uint8Array): Uint8Array {
  return zipSync({ '_rels/.rels': strToU8(packageRelations), 'word/document.xml': body });
}

function pdf(draw: (file: PDFKit.PDFDocument) => void, options: PDFKit.PDFDocumentOptions = {}): Promise<Uint8Array> {
  const file = new PDFDocument(options);
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    file.on('data', (chunk: Buffer) => chunks.push(chunk));
    file.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    file.on('error', reject);
    draw(file);
    file.end();
  });
}

describe('zip packages', () => {
  it('stops a document that unpacks to hundreds of megabytes', async () => {
    const head = strToU8('<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>');
    const bomb = new Uint8Array(200 * 2 ** 20).fill(0x20);
    bomb.set(head);
    const file = docx(bomb);
    expect(file.length).toBeLessThan(2 ** 20);
    expect(await reasonOf(file)).toBe('inflates-too-large');
    const many = strToU8(`<w:document xmlns:w="w">${'<w:p><w:pPr/></w:p>'.repeat(400_000)}`);
    expect(await reasonOf(docx(many), { inflatedBytes: 2 ** 20 })).toBe('inflates-too-large');
  });

  it('is not fooled by a size in the header that is too small', async () => {
    const file = docx(new Uint8Array(2 ** 20).fill(0x20));
    const view = new DataView(file.buffer);
    for (let at = 0; at + 30 < file.length; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true);
    }
    expect(await reasonOf(file)).toBe('damaged');
  });

  it('refuses entity tricks', async () => {
    const laughs = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><d>&b;</d>';
    expect(await reasonOf(docx(strToU8(laughs)))).toBe('damaged');
    const external = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>';
    expect(await reasonOf(docx(strToU8(external)))).toBe('damaged');
  });

  it('says what is broken or foreign', async () => {
    const whole = await writeDocx(sampleDocument);
    expect(await reasonOf(whole.subarray(0, whole.length - 400))).toBe('damaged');
    expect(await reasonOf(whole.subarray(0, 3000))).toBe('damaged');
    expect(await reasonOf(docx(strToU8('<w:document xmlns:w="w"><w:body>')))).toBe('damaged');
    expect(await reasonOf(zipSync({ 'a.txt': strToU8('a') }))).toBe('unknown-type');
    expect(await reasonOf(zipSync({ 'OFD.xml': strToU8('<OFD/>') }))).toBe('unknown-type');
    expect(await reasonOf(docx(strToU8('<w:document xmlns:w="w"><w:body/></w:document>')))).toBe('no-text');
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, no) => [`f${no}`, new Uint8Array(0)]));
    expect(await reasonOf(zipSync(many))).toBe('too-many-entries');
  });

  it('refuses a table of absurd width', async () => {
    const wide =
      '<w:document xmlns:w="w"><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="100000000"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl></w:document>';
    expect(await reasonOf(docx(strToU8(wide)))).toBe('damaged');
  });

  it('stops when time is up', async () => {
    expect(await reasonOf(await writeDocx(sampleDocument), { timeMs: -1 })).toBe('too-slow');
    expect(await reasonOf(await writePdf(sampleDocument), { timeMs: -1 })).toBe('too-slow');
  });
});

describe('PDF', () => {
  it('says encrypted, scanned, broken', async () => {
    expect(await reasonOf(await pdf((file) => file.text('secret'), { userPassword: 'x' }))).toBe('encrypted');
    expect(await reasonOf(await pdf((file) => file.rect(10, 10, 300, 300).fill()))).toBe('no-text-layer');
    expect(await reasonOf(strToU8('%PDF-1.7\ngarbage without any object'))).toBe('damaged');
    const whole = await writePdf(sampleDocument);
    expect(await reasonOf(whole.subarray(0, whole.length / 2))).toBe('damaged');
  });

  it('stops a stream that unpacks to hundreds of megabytes, also in two layers', async () => {
    const one = deflateSync(new Uint8Array(200 * 2 ** 20));
    expect(await reasonOf(pdfWithContent(one, '/FlateDecode'))).toBe('inflates-too-large');
    const two = deflateSync(deflateSync(new Uint8Array(150 * 2 ** 20)));
    expect(await reasonOf(pdfWithContent(two, '[/FlateDecode /FlateDecode]'))).toBe('inflates-too-large');
  });

  it('stops at the page limit', async () => {
    expect(await reasonOf(await writePdf(sampleDocument), { pages: 2 })).toBe('too-many-pages');
  });
});

function pdfWithContent(content: Uint8Array, filter: string): Uint8Array {
  return Buffer.concat([
    Buffer.from(
      `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n4 0 obj<</Length ${content.length}/Filter ${filter}>>stream\n`,
    ),
    content,
    Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF'),
  ]);
}
