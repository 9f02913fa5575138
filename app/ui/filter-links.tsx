export interface FilterLink {
  href: string;
  label: string;
  count?: number | undefined;
  current?: boolean;
}

interface FilterLinksProps {
  /** What is being chosen, for assistive technology. */
  label: string;
  links: readonly FilterLink[];
}

export function FilterLinks({ label, links }: FilterLinksProps) {
  return (
    <nav aria-label={label}>
      <ul className="filters">
        {links.map(({ href, label: name, count, current = false }) => (
          <li key={href}>
            <a href={href} aria-current={current ? "true" : undefined}>
              {name}
              {count !== undefined && <b>{count}</b>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
