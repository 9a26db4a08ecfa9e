import { dateTimeAttribute, formatIn, type Lang } from "@/lib/time";

/** An hour as its zone reads it, and the zone: its name may break, for it can be longer than a column. */
export function ZonedTime({ at, zone, lang }: { at: Date; zone: string; lang: Lang }) {
  const parts = zone.split("/");
  return (
    <>
      <time dateTime={dateTimeAttribute(at)}>{formatIn(at, zone, lang)}</time> (
      {parts.map((part, index) => (
        <span key={part}>
          {part}
          {index < parts.length - 1 && (
            <>
              /<wbr />
            </>
          )}
        </span>
      ))}
      )
    </>
  );
}
