import { Fragment } from "react";

interface TelephoneProps {
  number: string;
}

/** A number to call; where a line is too short for all of it, it breaks between its groups. */
export function Telephone({ number }: TelephoneProps) {
  return (
    <a className="telephone" href={`tel:${number.replaceAll("-", "")}`}>
      {number.split(/(?<=-)/).map((group, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {group}
        </Fragment>
      ))}
    </a>
  );
}
