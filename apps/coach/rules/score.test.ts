import { expect, it } from 'vitest';
import { must } from '../../../kernel/sdk/index.ts';
import { type CompanyRates, scoreAdministration, scoreCompany, scoreForms } from './score.ts';

const form = must(scoreForms[0], 'the form of 2016');
const rates = { networked: 1, online: 0.985, drifting: 0.01, complete: 0.987, qualified: 0.9985 };

it('an administration by the form of 2016', () => {
  const { total, items } = scoreAdministration(form, rates);
  expect(items.map(({ score }) => score)).toEqual([5, 9.85, 14.85, 39.48, 29.955]);
  expect(total).toBe(99.135);
});

it.each([
  ['networked', 0.899],
  ['drifting', 0.051],
  ['complete', 0.699],
  ['qualified', 0.799],
] as const)('%s at %f scores nothing', (name, rate) => {
  const bad = { ...rates, [name]: rate };
  const at = ['networked', 'online', 'drifting', 'complete', 'qualified'].indexOf(name);
  expect(scoreAdministration(form, bad).items[at]?.score).toBe(0);
});

it('without data there is no total', () => {
  expect(scoreAdministration(form, { ...rates, complete: null }).total).toBeNull();
});

const company: CompanyRates = {
  ...rates,
  meanOverspeeds: 0.5,
  meanFatigueSeconds: 0,
  checksAnswered: 0.9,
  regionOverspeeds: 1,
  regionFatigueSeconds: 5,
};

it.each([
  [0, 20],
  [0.5, 15],
  [1, 10],
  [1.5, 5],
  [2, 0],
  [3, 0],
])('a company with %f excesses a vehicle, where the mean is one, gets %f points for it', (meanOverspeeds, points) => {
  expect(scoreCompany(form, { ...company, meanOverspeeds }).items[5]?.score).toBe(points);
});

it('a company by the form of 2016', () => {
  const { total, items } = scoreCompany(form, company);
  expect(items.map(({ score }) => score)).toEqual([5, 4.925, 9.9, 14.805, 14.978, 15, 20, 9]);
  expect(total).toBe(93.608);
  // Nobody was asked, and the region has no excesses at all.
  const calm = { ...company, checksAnswered: null, regionOverspeeds: 0, meanOverspeeds: 0 };
  expect(
    scoreCompany(form, calm)
      .items.slice(5)
      .map(({ score }) => score),
  ).toEqual([20, 20, 10]);
});
