/** Why Windows knows no file or folder of a name; undefined for nearly all. The name is one step of a path. */
export function unportable(name: string): string | undefined {
  if (plain.test(name)) return undefined;
  const device = /^(con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])[ .]*(?:[.:]|$)/i.exec(name)?.[1];
  if (device !== undefined) return `Windows keeps ${device} for a device, whatever its ending`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  const sign = /[<>:"|?*\\]|[\u0000-\u001f]/.exec(name)?.[0];
  if (sign !== undefined) return `Windows has no names with ${sign < ' ' ? 'a control character' : sign}`;
  return /[. ]$/.test(name)
    ? `Windows has no names that end with a ${name.endsWith('.') ? 'full stop' : 'blank'}`
    : undefined;
}

/** Nearly all: words of letters and digits, with full stops between them, that begin like no device. */
const plain = /^(?!con|prn|aux|nul|com|lpt)[\w-]+(?:\.[\w-]+)*$/i;
