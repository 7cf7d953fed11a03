/**
 * A frame of 16 × 12 pixels in every coded transfer syntax that a film or CT comes in. The values are a formula (`selfTestPattern`), the
 * streams were made from it once, by encoders that are not ours; lossless ones must give it back to the last bit.
 */
export interface CodedSample {
  readonly name: string;
  readonly transferSyntaxUID: string;
  readonly bits: 8 | 12;
  /** Largest difference allowed, in stored values. */
  readonly tolerance: number;
  /** Base 64, in pieces. */
  readonly stream: readonly string[];
}

export const CODED_SAMPLES: readonly CodedSample[] = [
  {
    name: 'JPEG Lossless, first-order prediction',
    transferSyntaxUID: '1.2.840.10008.1.2.4.70',
    bits: 12,
    tolerance: 0,
    stream: [
      '/9j/4AAQSkZJRgABAQAAAQABAAD/wwALEAAMABABAREA/8QAGAABAQEBAQAAAAAAAAAAAAAACQgGDBD/2gAIAQEAAQAA8gKAoCgKAoCgKAoCgKAo',
      'CgKAoDvUOQ5DkOQ5DqzQ5DkOQ5DkOrNDt6jaNo3YCNo3YCNo2jdgI2jdgI3vUoSizUos1KLNShKLNSizUos1KN6mttJrbSa21bSa20mttJrbVtcJ',
      'pvVCue51Cue57nUK57nUK57nufhQd6p96Xpel6Xpein3pel6Xpel6cKdvUBQFAUBQFAUBQFAUBQFAUBQHhAN6hyHIchyHIdWaHIchyHIch1Z8Ibv',
      'UbRtG7ARtG7ARtG0bsBG0b4L9G96lCUWalFmpRZqUJRZqUWalHBmJRvU1tpNbaTW2raTW2k1tpNba4NlNf//2Q==',
    ],
  },
  {
    name: 'JPEG Lossless, process 14',
    transferSyntaxUID: '1.2.840.10008.1.2.4.57',
    bits: 12,
    tolerance: 0,
    stream: [
      '/9j/4AAQSkZJRgABAQAAAQABAAD/wwALEAAMABABAREA/8QAGwABAQEBAQEBAQAAAAAAAAAABgUHCQQMAxD/2gAIAQEABgAA/ugPQHoD0B6A9Aeg',
      'PQHoD0B6A9AegPQHoC9WMnL/AEbTPOsZOX+jaZ51j1Yycw7F9KsZOYdi+lWPVjI7tsq+lWMju2yr6VY9WFtmh7n4Eqwts0Pc/Al+ArerGR3bZV9K',
      'sZHdtlX0qx6sZOYdi+lWMnMOxfSrHpD9fXSsX0pD9fXSsX0pB6sZOX+jaZ51jJy/0bTPOserGTmHYvpVjJzDsX/gJPoLHqxkd22VfSrGR3bZV9Ks',
      'erC2zQ9z8CVYW2aHufgSrP/Z',
    ],
  },
  {
    name: 'JPEG Baseline',
    transferSyntaxUID: '1.2.840.10008.1.2.4.50',
    bits: 8,
    tolerance: 2,
    stream: [
      '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB',
      'AQEBAQH/wAALCAAMABABAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEG',
      'E1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJ',
      'ipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/APzH/Zb+En/I',
      'O/0X/nl/B9Pav6QP2W/hJ/yDv9F/55fwfT2r8zf2W/DWk/8AEu/0f/nl3X2/2a/pA/Zb8NaT/wAS7/R/+eXdfb/Zr//Z',
    ],
  },
  {
    name: 'JPEG-LS Lossless',
    transferSyntaxUID: '1.2.840.10008.1.2.4.80',
    bits: 12,
    tolerance: 0,
    stream: [
      '/9j/9wALEAAMABABAREA//gADQH//wASAEMBFABA/9oACAEBAAAAALAOAcA3/v7/P+f3/X8/x+/7fr+mPUlJXTGt69sOnCSWi3XS9SBWSSkeqQy2',
      'uiEgVi4YjIaiFTioWiSUepKSuglOKIkYI9SSqqCE4JAi9HiSkeKQguaEVXxXJ0o6GzOlF6Vq4AO2ztSEroVb15TLdR0rIa3LilR5gzOmMxViTldj',
      'WzFYiwpqqwo7wXuUtg1BiFlNfWqVwtCkKqK6nWoI8diGTy2ZzmyOr6SSqYTajzC87dHgiJWYsMjg7EJMyFQAAOMxrcKM00DbU8rFoxWigbYnEX4N',
      'RKW7ETdmTXozLJhp2ypbyRfgxEkA///Z',
    ],
  },
  {
    name: 'JPEG 2000 Lossless',
    transferSyntaxUID: '1.2.840.10008.1.2.4.90',
    bits: 12,
    tolerance: 0,
    stream: [
      '/0//UQApAAAAAAAQAAAADAAAAAAAAAAAAAAAEAAAAAwAAAAAAAAAAAABDwEB/1IADAAAAAEAAgQEAAH/XAAKQICIiJCIiJD/ZAAqAAFDcmVhdGVk',
      'IGJ5IEdEQ00vT3BlbkpQRUcgdmVyc2lvbiAyLjUuMP+QAAoAAAAAAP0AAf+Tz/wwVAjsZQNiGSuXyHCsf3SF6aJAf67fN8B/IfAD8BCA/wEQIWm0',
      'oK5MJ7PDlqsGfUnDDKai6RSY++1Cu5Tr0iVmvyGKvMd0QZbQZf59ECQYIpTvwP8DOA/kzgP8FQA3OicLjH8I7eGzesCJpnedumR0p9IpyYsJ0jIh',
      '+rEwEdVzs8z3wuaJbLPWHnxsR+dd1TOCROa3Qq8D72+DrDXO/0tw876QwSmst4KaWZPzNuWjC4q4OiRR1UopRZhxP+Hnnj8V/X81ZL/p0cu5SKMd',
      'D5q9fjhS6ceLJGLU447TgvEaPCcPaI9KYGZH959C0X//2Q==',
    ],
  },
  {
    name: 'High-Throughput JPEG 2000 Lossless',
    transferSyntaxUID: '1.2.840.10008.1.2.4.201',
    bits: 12,
    tolerance: 0,
    stream: [
      '/0//UQApQAAAAAAQAAAADAAAAAAAAAAAAAAAEAAAAAwAAAAAAAAAAAABCwEB/1AACAACAAAABf9SAAwAAgABAAEEBEAB/1wAByBoaGho/2QAFwAB',
      'T3BlbkpQSCBWZXIgMC4zMS4wLv+QAAoAAAAAARAAAf+TwAL1EP8P8QEcqOd3Xf5QBEzCgDEosAWUuH7vPifnKT57zeOchEdiE7LNCWUx0Ft+hhF7',
      'gEx/71hSgInzcGoCsHgzcgBYNgFUdGeiILkGAZYZAFG/AMAC7iABdvAAu0CrAmFVChsskANAGh1H+dgkG1ZlARUgASrzrhMLTJRv2BLwQ5xESPLT',
      'yvwDCJ2kOGODjCINpDheAHURjuKEC6gkxwcKKFCFRjZbBmVYMxDGCMEEorMyKBgLybLcscV/0PABHgNA17QNAgjCJlJoXwCtltphCyKLxgIW+H/l',
      'sIVlIVaQBS1EWhZaq3ao9X8W/I+BACLidQ23lP1d5AAE/gAApFIB/9k=',
    ],
  },
];

/** The stored value at a column and row: every bit of 12 in use, no two rows alike; gentle in 8 bits, as that one is for a lossy coder. */
export const selfTestPattern = (bits: 8 | 12, column: number, row: number): number =>
  bits === 12 ? (column * 257 + row * 61 + ((column * row) % 7) * 13) & 4095 : Math.min(255, 40 + column * 9 + row * 5);
export const PATTERN_SIZE = { rows: 12, columns: 16 } as const;
