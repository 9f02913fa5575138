interface Bar {
  label: string;
  /** Figures beside the bar, one a column. */
  figures: readonly string[];
  /** Length of the bar. */
  size: number;
}

interface BarTableProps {
  caption: string;
  /** Heading of the labels, then those of the figures. */
  columns: readonly string[];
  bars: readonly Bar[];
}

const WIDTH = 320;
const HEIGHT = 10;

/** Figures as a table; the bars say the same once more for the eye. */
export function BarTable({ caption, columns, bars }: BarTableProps) {
  const most = Math.max(1, ...bars.map(({ size }) => size));
  const [first, ...others] = columns;
  return (
    <table className="chart">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          {others.map((column) => (
            <th scope="col" className="count" key={column}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bars.map(({ label, figures, size }) => (
          <tr key={label}>
            <th scope="row">
              {label}
              {size > 0 && (
                <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
                  <rect width={(size / most) * WIDTH} height={HEIGHT} fill="currentColor" />
                </svg>
              )}
            </th>
            {figures.map((figure, index) => (
              <td className="count" data-label={others[index]} key={others[index]}>
                {figure}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
