/** Who hands in files in the kill test; the account lives in a data folder that is thrown away. */
export const officer = { login: 'officer', name: '经办人', password: 'Kill-Test-2024!' } as const;
