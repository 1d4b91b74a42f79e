import { board } from './board.ts';
import { caseFileView } from './case-file.ts';
import { publicDecisions, publicOfficers, publicOrgans, publicPowers } from './public.ts';
import { siteFile } from './site-file.ts';
import { siteGround } from './site-ground.ts';

export const services = [
  siteGround,
  siteFile,
  caseFileView,
  board,
  publicOfficers,
  publicOrgans,
  publicPowers,
  publicDecisions,
];
