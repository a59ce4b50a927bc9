/** Where the picture of a question of a check is found. */
export const figureUrl = (check: string, item: string, file: string): string =>
  `/checks/${check}/figures/${item}/${file}`;
