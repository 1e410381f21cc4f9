import { describeKilledMonths } from './killed-months.ts';

describeKilledMonths('after');
