import type { ViewReport } from '../../viewport/index.ts';

const reports = new Map<string, ViewReport>();

/** Notes how an image is really shown now (its scale, its window): what the keys for zoom, pan and window start from. */
export const noteView = (key: string, report: ViewReport): void => void reports.set(key, report);

/** By the image's key; null before it was painted for the first time. */
export const viewReport = (key: string): ViewReport | null => reports.get(key) ?? null;
