/** Editions of JT/T 808. Only the 2019 edition marks its frames (attribute bit 14). */
export type Edition = '2011' | '2013' | '2019';

export const editions: readonly Edition[] = ['2011', '2013', '2019'];
