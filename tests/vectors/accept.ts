/** Keys and what they derive to. */
export interface AcceptVector {
  readonly name: string;
  readonly key: string;
  /** The 16 bytes behind the key, in hex. */
  readonly bytes?: string;
  /** SHA-1 of key and GUID, in hex. */
  readonly digest?: string;
  readonly accept: string;
}

export const acceptVectors: readonly AcceptVector[] = [
  {
    name: 'RFC 6455 §1.3',
    key: 'dGhlIHNhbXBsZSBub25jZQ==',
    bytes: '7468652073616d706c65206e6f6e6365',
    digest: 'b37a4f2cc0624f1690f64606cf385945b2bec4ea',
    accept: 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=',
  },
  {
    name: 'captured 1',
    key: 'rRXp2i/XCuCsKqs5MN12Ag==',
    bytes: 'ad15e9da2fd70ae0ac2aab3930dd7602',
    digest: '73f2cff09b15999595fc40779601835665505950',
    accept: 'c/LP8JsVmZWV/EB3lgGDVmVQWVA=',
  },
  {
    name: 'captured 2',
    key: 'T2a6wZlAwhgQNqruZ2YUyg==',
    bytes: '4f66bac19940c2181036aaee676614ca',
    digest: '88124abff00b216d83a1b7e8038766af72470426',
    accept: 'iBJKv/ALIW2DobfoA4dmr3JHBCY=',
  },
  {
    name: 'captured 3',
    key: 'sN9cRrP/n9NdMgdcy2VJFQ==',
    bytes: 'b0df5c46b3ff9fd35d32075ccb654915',
    digest: '7c5068a01ec50242e55e0452cf4053defe21ab9b',
    accept: 'fFBooB7FAkLlXgRSz0BT3v4hq5s=',
  },
  {
    name: 'RFC 6455 §4.1 as corrected by erratum 3150',
    key: 'AQIDBAUGBwgJCgsMDQ4PEA==',
    bytes: '0102030405060708090a0b0c0d0e0f10',
    accept: 'C/0nmHhBztSRGR1CwL6Tf4ZjwpY=',
  },
  {
    name: 'RFC 6455 §4.1 as printed',
    key: 'AQIDBAUGBwgJCgsMDQ4PEC==',
    accept: 'OfS0wDaT5NoxF2gqm7Zj2YtetzM=',
  },
  {
    name: 'random 1',
    key: 'cZaQehzcYr5krYDRvvLJWw==',
    accept: 'BQLpDqdAWlf8X8TnHhp0ywZvKC4=',
  },
  {
    name: 'random 2',
    key: 'J+NpttveG9f9NMqOlp71/Q==',
    accept: 'FHFgt3N9+WK3dCob0jSKfumU+P0=',
  },
  {
    name: 'random 3',
    key: 'uT5tV9LumdMo+r55FLkDrg==',
    accept: 'Iq73CK5yDxWZWHoMymPVAJKhUHg=',
  },
];
