import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { verify } from '../../apps/overload/evidence/package.ts';

const sm3 = (content: Uint8Array) => createHash('sm3').update(content).digest('hex');

function isFileError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && typeof (error as { readonly code?: unknown }).code === 'string';
}

/**
 * `evidence verify FILE`: recomputes every hash of a sealed package, without the platform. Exit status 0 when all agree,
 * 1 when something does not, 2 when there is nothing to verify.
 */
export async function evidence([action, file, ...more]: readonly string[]): Promise<number> {
  if (action !== 'verify' || file === undefined || more.length > 0) {
    process.stderr.write('用法：hengdao evidence verify 文件\n');
    return 2;
  }
  let content: Uint8Array;
  try {
    content = await readFile(file);
  } catch (error) {
    if (!isFileError(error)) throw error;
    process.stderr.write(`不能读取 ${file}：${error.message}\n`);
    return 2;
  }
  const { manifest, seal, problems } = verify(content, sm3);
  if (manifest) {
    const { site, recordNo, sealedAt, sealedBy, simulated, files } = manifest;
    process.stdout.write(
      `站点 ${site}，检测单 ${recordNo}，${sealedAt} 由${sealedBy}封存${simulated ? '（模拟数据）' : ''}\n`,
    );
    for (const { path, what, bytes, sm3: hash } of files)
      process.stdout.write(`  ${hash}  ${path}  ${what}  ${bytes} 字节\n`);
    process.stdout.write(`封存值 ${seal ?? ''}\n`);
  }
  if (problems.length === 0) {
    process.stdout.write('核验通过：内容与清单逐一相符。封存值应与告知书所印、平台所登记的一致。\n');
    return 0;
  }
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  process.stderr.write('核验未通过。\n');
  return 1;
}
