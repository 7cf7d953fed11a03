import { isAllVocabulary } from './vocabulary.ts';

/**
 * Free text that the standard's table does not name and that may stay, each with the reason and the values that it may have. All other
 * values of LO LT SH ST UC UR UT UN AE go, at any depth.
 */
interface Allowed {
  readonly reason: string;
  readonly accepts: (value: string) => boolean;
}

const MAKERS =
  /^(siemens( healthineers)?|ge medical systems|ge healthcare|philips( medical systems| healthcare)?|canon( medical systems)?|toshiba(_mec)?|fujifilm( corporation)?|carestream( health)?|agfa( healthcare| gevaert)?|konica minolta|hitachi|shimadzu|samsung( electronics)?|hologic|eos imaging|fusion review)\.?$/i;
/** Siemens, Canon, Philips and GE. */
const KERNEL = /^([bhudjtiq][a-z]?\d{2}[a-z]?(\\\d)?|fc\d{1,2}|[a-f]|bone ?plus|y[abcd]|u[ab]|eb|ec)$/i;

const ALLOWED: Readonly<Record<string, Allowed>> = {
  x00080070: { reason: 'pixels are read by the habits of their maker', accepts: (value) => MAKERS.test(value) },
  x00080104: { reason: 'what the code means', accepts: isAllVocabulary },
  x00181210: { reason: 'bone kernels are preferred for bone', accepts: (value) => KERNEL.test(value) || isAllVocabulary(value) },
  x00189315: { reason: 'reconstruction algorithm', accepts: isAllVocabulary },
  x00281054: { reason: 'unit of rescaled pixels', accepts: (value) => /^(HU|HU_MOD|OD|US|MGML|Z_EFF|ED|EDW|PCT)$/.test(value) },
  x00281055: { reason: 'names a window', accepts: isAllVocabulary },
  x00283003: { reason: 'names a lookup table', accepts: isAllVocabulary },
  x00280a04: { reason: 'says where millimetres come from', accepts: isAllVocabulary },
  x00620005: { reason: 'names a segment', accepts: isAllVocabulary },
};

/** What stands for a text that went. Not empty, since many of these attributes must not be (type 1) wherever they occur. */
const DUMMIES: Readonly<Record<string, string>> = { x00080119: 'REMOVED', x00620005: 'segment' };
const DUMMY_BY_VR: Readonly<Record<string, string>> = { AE: 'REMOVED', UR: 'urn:removed' };

export const isAllowedText = (tag: string, value: string): boolean => ALLOWED[tag]?.accepts(value) ?? false;
export const dummyTextOf = (tag: string, vr: string): string => DUMMIES[tag] ?? DUMMY_BY_VR[vr] ?? 'removed';

/** Binary elements that hold pixels, tables or curves of numbers and no document. */
const BINARY =
  /^x(7fe0(0001|0002|0008|0009|0010)|0028(3006|3002|12(01|02|03|04|21|22|23|24)|1408)|5400(0110|0112|1010)|0066(0016|0022|0023|0025|0040|0125))$/;
export const isAllowedBinary = (tag: string): boolean => BINARY.test(tag);
