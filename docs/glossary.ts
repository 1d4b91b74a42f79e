/**
 * English terms of the code and their Chinese in the declarations, one pair for the whole house. `npm run check` holds
 * every declared key against it: an application adds its words here, and a word means the same everywhere.
 */
export const glossary: Readonly<Record<string, readonly string[]>> = {
};
