import type { VehicleClass } from '../words.ts';

/** Cities with the letter of their plates, in the order in which simulated coaches are given out to them. */
export const cities = [
  { code: '430100', letter: 'A', name: '长沙' },
  { code: '430200', letter: 'B', name: '株洲' },
  { code: '430300', letter: 'C', name: '湘潭' },
  { code: '430400', letter: 'D', name: '衡阳' },
  { code: '430500', letter: 'E', name: '邵阳' },
  { code: '430600', letter: 'F', name: '岳阳' },
  { code: '430700', letter: 'J', name: '常德' },
  { code: '430800', letter: 'G', name: '张家界' },
  { code: '430900', letter: 'H', name: '益阳' },
  { code: '431000', letter: 'L', name: '郴州' },
  { code: '431100', letter: 'M', name: '永州' },
  { code: '431200', letter: 'N', name: '怀化' },
  { code: '431300', letter: 'K', name: '娄底' },
  { code: '433100', letter: 'U', name: '湘西' },
] as const;

const vehicleClasses: readonly VehicleClass[] = [
  'line-coach',
  'tour-coach',
  'charter-coach',
  'line-coach',
  'dangerous-goods',
];

/** Companies of the demonstration, one in each city; their nodes of the org tree. */
export const companies = cities.map(({ code, name }) => ({
  code: `${code}-sim`,
  parent: code,
  name: `${name}客运（演示）`,
  licenceNo: `SIM${code}`,
}));

/** The coach of a number from 1 as the simulator drives it: phone, plate and code are those of its terminal. */
export function demonstrationCoach(number: number) {
  const place = number % cities.length;
  const { letter } = cities[place] ?? cities[0];
  return {
    phone: String(19_900_000_000 + number),
    plate: `湘${letter}M${String(number).padStart(4, '0')}`,
    authCode: `sim-${number}`,
    company: companies[place] ?? companies[0],
    vehicleClass: vehicleClasses[number % vehicleClasses.length] ?? 'line-coach',
  };
}
