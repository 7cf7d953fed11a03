/** Form of a code value in each coding scheme of PS3.16 table 8-1 that may be kept; a value of another form is not of that scheme. */
const FORMS: Readonly<Record<string, RegExp | ((value: string) => boolean)>> = {
  DCM: /^\d{6}$|^[A-Z]{2,6}$/,
  SCT: (value) => /^\d{6,18}$/.test(value) && hasVerhoeffDigit(value),
  SRT: /^[A-Z]\d?-[0-9A-F]{2,5}$/,
  SNM3: /^[A-Z]\d?-[0-9A-F]{2,5}$/,
  '99SDM': /^[A-Z]\d?-[0-9A-F]{2,5}$/,
  LN: /^\d{1,5}-\d$/,
  UCUM: isUnit,
  RADLEX: /^RID\d{1,5}$/,
  FMA: /^\d{4,6}$/,
  NCIt: /^C\d{4,6}$/,
  ACR: /^\d{1,2}(\.\d{1,5})?$/,
  I10: /^[A-Z]\d{2}(\.\d{1,2})?$/,
  I10P: /^[0-9A-HJ-NP-Z]{7}$/,
  I9: /^\d{3}(\.\d{1,2})?$/,
  I9C: /^\d{3}(\.\d{1,2})?$/,
  UMLS: /^C\d{7}$/,
  MSH: /^D\d{6}$/,
  NEU: /^\d{1,4}$/,
  BI: /^\d{1,2}$/,
  BARI: /^\d{1,2}$/,
  ICDO3: /^[A-Z]?\d{2,4}(\.\d)?(\/\d)?$/,
  UNS: /^[TA]\d{5}$/,
};

/** Schemes whose codes are public; private ones begin with 99 (99SDM is the old name of SNOMED's). */
export const isPublicScheme = (designator: string): boolean => Object.hasOwn(FORMS, designator);

/** Whether a code value has the form of its scheme. */
export function isPublicCode(designator: string, value: string): boolean {
  const form = isPublicScheme(designator) ? FORMS[designator] : undefined;
  if (form === undefined) return false;
  return typeof form === 'function' ? form(value) : form.test(value);
}

const UNITS = new Set(
  `1 % mm cm m km um nm mm2 mm3 cm2 cm3 ml mL l L dl dL s ms us ns min h d wk mo a kg g mg ug deg rad Hz kHz MHz kV kVp kPa Pa mmHg mm[Hg] mA uA A V mV uV
  mAs uAs Gy mGy uGy cGy Sv mSv Bq MBq kBq Bq/ml Bq/mL eV keV MeV N J W Cel K mol mmol [hnsf'U] {HU} {ratio} {pixels} {counts} {no} {0:1} ratio no_units {SUVbw}g/ml
  g/ml g/mL g/cm3 mg/ml mg/mL mmol/L ml/s ml/min mL/min mm/s cm/s m/s um/s mm2/s cm2/s um2/s s/mm2 1/s /min {H.B.}/min {beat}/min mGy.cm mGy*cm dGy.cm2 Gy.m2 Gy*m2
  10-3.mm2/s dB dB/cm [degF] mm[H2O] cm[H2O] [in_i] [lb_av]`
    .trim()
    .split(/\s+/),
);

/** UCUM lets anybody write words between braces, so that units are known by name. */
function isUnit(value: string): boolean {
  return UNITS.has(value);
}

/** Multiplication in the dihedral group of order ten: rotations 0 to 4, reflections 5 to 9. */
function product(a: number, b: number): number {
  const turned = a < 5 ? a + (b % 5) : a - (b % 5) + 5;
  return a < 5 === b < 5 ? turned % 5 : (turned % 5) + 5;
}

const FIRST = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

/** The check digit that every SNOMED CT identifier ends with (Verhoeff's). */
function hasVerhoeffDigit(digits: string): boolean {
  let check = 0;
  for (const [place, digit] of digits.split('').reverse().entries()) {
    let permuted = Number(digit);
    for (let i = 0; i < place % 8; i++) permuted = FIRST[permuted] ?? 0;
    check = product(check, permuted);
  }
  return check === 0;
}
