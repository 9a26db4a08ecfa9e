// Bases of the passwords every guessing list begins with, at the lengths we accept (12 and more).
const words = [
  "password",
  "passw0rd",
  "qwerty",
  "qwertyuiop",
  "administrator",
  "admin",
  "welcome",
  "letmein",
  "iloveyou",
  "gongji",
  "ministry",
  "dragon",
  "monkey",
  "sunshine",
  "football",
  "baseball",
  "princess",
  "superman",
  "korea",
  "seoul",
  "changeme",
  "default",
  "secret",
  "rkskekfk",
  "dkssudgktpdy",
];
const tails = [
  "123",
  "1234",
  "12345",
  "123456",
  "1234567",
  "12345678",
  "123456789",
  "1234567890",
  "2024",
  "2025",
  "2026",
  "1234!",
  "123!",
  "!",
  "!!",
  "1!",
  "123456!",
  "@123",
  "@1234",
];
const rows = [
  "1234567890",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "0987654321",
  "abcdefghijklmnopqrstuvwxyz",
  "1q2w3e4r5t6y",
  "1qaz2wsx3edc",
  "qwer1234asdf",
  "q1w2e3r4t5y6",
  "qazwsxedcrfv",
];

function variants(): Set<string> {
  const all = new Set<string>(rows);
  for (const word of words) {
    for (const other of ["", ...words])
      for (const tail of ["", ...tails]) all.add(word + other + tail);
  }
  for (const row of rows) for (const tail of [...tails, ...rows]) all.add(row + tail);
  return new Set([...all].filter((password) => password.length >= 12));
}

/** Common passwords of 12 characters and more, lower case; offline. */
export const commonPasswords: ReadonlySet<string> = variants();
