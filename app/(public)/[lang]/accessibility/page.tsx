import { FixedPage, type FixedProps, fixedHead } from "@/app/fixed-page";

const page = {
  name: "accessibility",
  sections: [
    { words: ["page.accessibility.1", "page.accessibility.2"] },
    {
      title: "page.accessibility.gaps",
      words: ["page.accessibility.gaps.1", "page.accessibility.gaps.2"],
    },
    {
      title: "page.accessibility.tests",
      words: ["page.accessibility.tests.1", "page.accessibility.tests.2"],
    },
    {
      title: "page.accessibility.tell",
      words: ["page.accessibility.tell.1", "page.accessibility.tell.2"],
    },
  ],
} as const;

export const generateMetadata = (props: FixedProps) => fixedHead(page, props);

export default function Page(props: FixedProps) {
  return <FixedPage page={page} {...props} />;
}
