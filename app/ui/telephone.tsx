interface TelephoneProps {
  number: string;
}

/** A number to call, never broken over two lines. */
export function Telephone({ number }: TelephoneProps) {
  return (
    <a className="telephone" href={`tel:${number.replaceAll("-", "")}`}>
      {number}
    </a>
  );
}
