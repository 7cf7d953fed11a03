import { describe, expect, test } from 'vitest';
import { isLogo, LARGEST_LOGO, parseLetterhead } from '#shared/report';
import { letterheadHtml } from '../../../src/shared/report/letterhead.ts';

const png = `data:image/png;base64,${Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]).toString('base64')}`;

describe('a letterhead', () => {
  test('takes PNG and JPEG by their first bytes, and nothing else', () => {
    expect(isLogo(png)).toBe(true);
    expect(isLogo(`data:image/jpeg;base64,${Buffer.from([0xff, 0xd8, 0xff, 0xe0]).toString('base64')}`)).toBe(true);
    expect(isLogo(`data:image/png;base64,${Buffer.from('<svg onload=alert(1)>').toString('base64')}`)).toBe(false);
    expect(isLogo('data:image/svg+xml;base64,AAAA')).toBe(false);
    expect(isLogo('https://example.org/logo.png')).toBe(false);
    const large = Buffer.alloc(LARGEST_LOGO + 3, 1);
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(large);
    expect(isLogo(`data:image/png;base64,${large.toString('base64')}`)).toBe(false);
  });
  test('is nothing while nothing is in it', () => {
    expect(parseLetterhead(undefined)).toBeNull();
    expect(parseLetterhead({ name: ' ', address: '', logo: 'x' })).toBeNull();
    expect(letterheadHtml(null)).toBe('');
  });
  test('is written as text, its lines kept', () => {
    const head = parseLetterhead({ name: 'Spine <b>Centre</b>', address: '1 Long Road\nZürich', logo: png });
    expect(letterheadHtml(head)).toContain('<bdi>Spine &lt;b&gt;Centre&lt;/b&gt;</bdi>');
    expect(letterheadHtml(head)).toContain('1 Long Road<br>Zürich');
    expect(letterheadHtml(head)).toContain(`src="${png}"`);
  });
});
