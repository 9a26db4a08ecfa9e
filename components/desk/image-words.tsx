import type { ComponentProps } from "react";
import { Field } from "./field";

type Props = Pick<
  ComponentProps<typeof Field>,
  "lang" | "state" | "textLang" | "prefix" | "hint"
> & {
  image: { alt: string; decorative: boolean };
  /** What the two fields are called in the form, and on the page. */
  names: { alt: string; decorative: string };
  labels: { alt: string; decorative: string };
  small?: boolean;
};

/** What an image shows, or a tick that it is decorative. After a refusal both stand as they were sent. */
export function ImageWords({ image, names, labels, small = false, ...shared }: Props) {
  const { values } = shared.state;
  return (
    <>
      <Field {...shared} name={names.alt} label={labels.alt} value={image.alt} />
      <label className={small ? "pick small" : "pick"}>
        <input
          type="checkbox"
          name={names.decorative}
          value="yes"
          // No tick sends nothing: the field beside it tells whether the form was sent.
          defaultChecked={names.alt in values ? names.decorative in values : image.decorative}
        />{" "}
        {labels.decorative}
      </label>
    </>
  );
}
