/**
 * Characters of the CJK Radicals Supplement, each followed by the ordinary character it stands for (Unicode Character
 * Database, EquivalentUnifiedIdeograph.txt). NFKC covers only the Kangxi block and two of these.
 */
const supplement = [
  '⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵',
  '⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎',
  '⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐',
  '⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟',
].flatMap((row) => [...row]);

const ordinary = new Map<string, string>();
for (let at = 0; at + 1 < supplement.length; at += 2) ordinary.set(supplement[at] ?? '', supplement[at + 1] ?? '');

/**
 * Replaces radical code points by the ordinary characters that a reader sees in their place. PDF producers write them
 * when a font maps the same glyph to both, so that ⾏ or ⻓ look like 行 and 长 and match neither.
 */
export function withoutRadicals(text: string): string {
  return text.replace(/[\u2e80-\u2fdf]/gu, (radical) => ordinary.get(radical) ?? radical.normalize('NFKC'));
}
