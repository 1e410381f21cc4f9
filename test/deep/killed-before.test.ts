import { describeKilledMonths } from '../scenarios/killed-months.ts';

describeKilledMonths('before');
