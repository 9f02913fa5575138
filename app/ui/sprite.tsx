import type { ReactNode } from "react";
import type { IconName } from "./icon";

interface ShapeProps {
  name: IconName;
  box?: string;
  children: ReactNode;
}

function Shape({ name, box = "0 0 24 24", children }: ShapeProps) {
  return (
    <symbol id={`i-${name}`} viewBox={box}>
      {children}
    </symbol>
  );
}

/** Every shape of the portal, once a page; icons and strands refer to it. */
export function Sprite() {
  return (
    <svg className="unseen" aria-hidden="true" focusable="false">
      <Knots />
      <Verdicts />
      <Signs />
      <Strands />
      <symbol id="mark" viewBox="0 0 84 54">
        <g fill="none" strokeWidth="6.5">
          <path d="M0 10H40a12 12 0 0 1 0 24H0" className="mark-own" />
          <path d="M84 20H44a12 12 0 0 0 0 24H84" className="in-paper" strokeWidth="11" />
          <path d="M84 20H44a12 12 0 0 0 0 24H84" className="mark-other" />
          <path d="M46 11.6A12 12 0 0 1 50.9 27.1" className="in-paper" strokeWidth="11" />
          <path d="M40 10A12 12 0 0 1 49 30" className="mark-own" />
        </g>
      </symbol>
    </svg>
  );
}

function Knots() {
  return (
    <>
      <Shape name="done">
        <circle cx="12" cy="12" r="11" fill="currentColor" />
        <path d="M6.5 12.500l4 4 7-8.5" fill="none" className="in-paper" strokeWidth="2.8" />
      </Shape>
      <Shape name="open">
        <circle cx="12" cy="12" r="8.5" className="on-paper" stroke="currentColor" strokeWidth="3" />
      </Shape>
      <Shape name="heed">
        <path d="M12 0l12 12-12 12L0 12z" fill="currentColor" />
        <path d="M12 5.500v8M12 16v3" className="in-paper" strokeWidth="3" fill="none" />
      </Shape>
      <Shape name="hold">
        <path d="M1 1h22v22H1z" fill="currentColor" />
        <path d="M8.5 6v12M15.5 6v12" className="in-paper" strokeWidth="3.2" fill="none" />
      </Shape>
      <Shape name="loose">
        <circle cx="12" cy="12" r="12" className="on-paper" />
        <path
          d="M1 9c5-4 8 6 10 1M23 15c-5 4-8-6-10-1"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.6"
          strokeLinecap="round"
        />
      </Shape>
      <Shape name="now" box="0 0 32 32">
        <circle cx="16" cy="16" r="13.5" className="on-paper" stroke="currentColor" strokeWidth="4" />
        <circle cx="16" cy="16" r="6.5" fill="currentColor" />
      </Shape>
      <Shape name="info">
        <circle cx="12" cy="12" r="10.2" className="on-paper" stroke="currentColor" strokeWidth="2.6" />
        <path d="M12 5.8v2.8M12 10.4v7.8" fill="none" stroke="currentColor" strokeWidth="2.8" />
      </Shape>
      <Shape name="try">
        <circle cx="12" cy="12" r="11" fill="currentColor" />
      </Shape>
      <Shape name="used">
        <circle cx="12" cy="12" r="10" className="on-paper" stroke="currentColor" strokeWidth="2.4" />
        <path d="M7 7l10 10M17 7L7 17" stroke="currentColor" strokeWidth="2.8" />
      </Shape>
    </>
  );
}

function Verdicts() {
  const waves = "M6.5 10.200c2-2.4 3.6-2.4 5.5-.8s3.5 1.6 5.5-.8M6.5 15.600c2-2.4 3.6-2.4 5.5-.8s3.5 1.6 5.5-.8";
  return (
    <>
      <Shape name="same">
        <circle cx="12" cy="12" r="11.5" fill="currentColor" />
        <path d="M6.5 9.300h11M6.5 14.700h11" className="in-paper" strokeWidth="2.6" />
      </Shape>
      <Shape name="notation">
        <circle cx="12" cy="12" r="10.2" className="on-paper" stroke="currentColor" strokeWidth="2.6" />
        <path d={waves} fill="none" stroke="currentColor" strokeWidth="2.3" />
      </Shape>
      <Shape name="different">
        <path d="M12 0l12 12-12 12L0 12z" fill="currentColor" />
        <path d="M7 10h10M7 14.300h10M14.3 6.800l-4.6 10.7" className="in-paper" strokeWidth="2.2" fill="none" />
      </Shape>
      <Shape name="unsure">
        <circle
          cx="12"
          cy="12"
          r="10.2"
          className="on-paper"
          stroke="currentColor"
          strokeWidth="2.6"
          strokeDasharray="4 3"
        />
        <path
          d="M8.8 9.600a3.2 3.2 0 1 1 4.6 2.900c-1 .5-1.4 1-1.4 2.100M12 16.300v2.4"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.4"
        />
      </Shape>
    </>
  );
}

function Signs() {
  const line = { fill: "none", stroke: "currentColor", strokeWidth: 3 };
  return (
    <>
      <Shape name="arrow">
        <path d="M3 12h17M13 5l7 7-7 7" {...line} />
      </Shape>
      <Shape name="back">
        <path d="M21 12H4M11 5l-7 7 7 7" {...line} />
      </Shape>
      <Shape name="phone" box="0 0 40 40">
        <path
          d="M10 4h7l3 9-5 4c2 5 4 7 9 9l4-5 9 3v7c0 3-2 5-5 5C17 36 4 23 4 10c0-4 2-6 6-6z"
          strokeLinejoin="round"
          {...line}
        />
      </Shape>
      <Shape name="desk" box="0 0 40 40">
        <circle cx="11" cy="10" r="5" {...line} />
        <circle cx="29" cy="10" r="5" {...line} />
        <path d="M3 27c0-6 3-9 8-9s8 3 8 9M21 27c0-6 3-9 8-9s8 3 8 9M2 29h36M6 29v8M34 29v8" {...line} />
      </Shape>
      <Shape name="letter" box="0 0 40 40">
        <path d="M2 8h36v25h-36zM2 9l18 14 18-14" {...line} />
      </Shape>
      <Shape name="lock">
        <path d="M5 11h14v11H5zM8 11V7a4 4 0 0 1 8 0v4" fill="none" stroke="currentColor" strokeWidth="2.2" />
      </Shape>
      <Shape name="person" box="0 0 48 60">
        <path d="M1.5 1.500h45v57h-45z" {...line} />
        <circle cx="24" cy="23" r="9" {...line} />
        <path d="M8 58c1-15 7-21 16-21s15 6 16 21" {...line} />
      </Shape>
    </>
  );
}

/** Lengths of string; the svg that uses one stretches it, its line stays as thick as the stylesheet says. */
function Strands() {
  const line = { fill: "none", stroke: "currentColor" };
  return (
    <defs>
      <path
        id="strand-tied"
        className="strand-line"
        d="M0 14C30 8 70 20 104 14C114 12 128 26 132 15C135 4 116 2 113 12C111 22 128 16 138 14C170 8 210 20 240 14"
        {...line}
      />
      <path
        id="strand-loose"
        className="strand-line"
        d="M0 14C30 8 60 19 82 14C92 12 98 17 97 24M240 14C210 8 180 19 158 14C148 12 144 9 146 4"
        {...line}
      />
    </defs>
  );
}
