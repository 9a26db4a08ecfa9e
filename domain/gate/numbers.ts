const weights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];

const lastOf = (digits: string): number =>
  11 - (weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11);

/** Whether the last of thirteen digits is the one the twelve before it give: residents registered up to October 2020. */
export const isResidentNumber = (digits: string): boolean =>
  lastOf(digits) % 10 === Number(digits[12]);

/** The same for foreigners and for overseas Koreans, whose last digit stands two further on. */
export const isForeignerNumber = (digits: string): boolean =>
  (lastOf(digits) + 2) % 10 === Number(digits[12]);

const latestYear = 2050; // A barcode may read as a birth in 2088; nobody is born then yet.

/** The day of birth (`2021-03-04`) in six digits, the digit after them telling the century; null where there is no such day. */
export function birthOf(date: string, rest: string): string | null {
  const century = "1256".includes(rest[0] ?? "") ? 1900 : 2000;
  const year = century + Number(date.slice(0, 2));
  const [month, day] = [Number(date.slice(2, 4)), Number(date.slice(4, 6))];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  if (day < 1 || day > days || year > latestYear) return null;
  return `${year}-${date.slice(2, 4)}-${date.slice(4, 6)}`;
}

/** The check of ISO/IEC 7812-1, appendix B: every second digit from the right counts twice. */
export const passesLuhn = (digits: string): boolean =>
  [...digits].reverse().reduce((sum, sign, index) => {
    const twice = Number(sign) * (index % 2 === 1 ? 2 : 1);
    return sum + (twice > 9 ? twice - 9 : twice);
  }, 0) %
    10 ===
  0;
