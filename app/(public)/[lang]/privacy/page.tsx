import { FixedPage, type FixedProps, fixedHead } from "@/app/fixed-page";

const page = {
  name: "privacy",
  sections: [
    { words: ["page.privacy.1"] },
    { title: "page.privacy.cookies", words: ["page.privacy.cookies.1"] },
    { title: "page.privacy.reads", words: ["page.privacy.reads.1", "page.privacy.reads.2"] },
    { title: "page.privacy.searches", words: ["page.privacy.searches.1"] },
    { title: "page.privacy.officials", words: ["page.privacy.officials.1"] },
    { title: "page.privacy.ask", words: ["page.privacy.ask.1"] },
  ],
} as const;

export const generateMetadata = (props: FixedProps) => fixedHead(page, props);

export default function Page(props: FixedProps) {
  return <FixedPage page={page} {...props} />;
}
