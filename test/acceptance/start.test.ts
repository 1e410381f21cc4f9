import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);

test('npm start --once --json bills a month by the schedule and reports every customer', async () => {
  const state = await mkdtemp(join(tmpdir(), 'atrium-start-'));
  try {
    const args = ['--once', '--json', '--customers', '100', '--state', state];
    const { stderr, stdout } = await run(process.execPath, ['infra/local/start.ts', ...args]);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({
      organisation: 'Harbour Works',
      billingOn: '2026-12-01',
      schedule: expect.stringContaining('bill-run-tick'),
      tick: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      executionId: `${report.runId}-1`,
      customersPlanned: 100,
      // customers 7 and 12 have no billing address, number 23 no address at all
      parked: 2,
      parkedReasons: { missing_billing_address: 2 },
      mailsParked: 1,
      mailsParkedReasons: { no_address: 1 },
      mailsResent: 0,
      left: 0,
      firstNumber: 'INV-000001',
    });
    const { invoicesIssued, nothingToBill, parked } = report;
    expect(invoicesIssued + nothingToBill + parked).toBe(100);
    expect(report.lastNumber).toBe(`INV-${String(invoicesIssued).padStart(6, '0')}`);
    expect(report.mailsSent + report.mailsParked).toBe(invoicesIssued);
    expect(report.ccCopies).toBeGreaterThan(0);
    expect(report.net + report.tax).toBe(report.gross);
    const bases = report.taxes.map(({ base }: { base: number }) => base);
    expect(bases.reduce((sum: number, base: number) => sum + base, 0)).toBe(report.net);
    expect(report.writeUnitsPerInvoice).toBeGreaterThan(10);
    expect(report.readUnitsPerInvoice).toBeGreaterThan(1);
    expect(stderr).toContain('Bill run of Harbour Works for 2026-12-01');
  } finally {
    await rm(state, { recursive: true, force: true });
  }
}, 240_000);
