import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Asked } from "../../ui/asked.tsx";
import { Empty } from "../../ui/empty.tsx";
import { Pager } from "../../ui/pager.tsx";
import type { Filters } from "./use-filters.ts";

/** Rows on a page of a list. */
export const PAGE_SIZE = 20;

/** The head of a column; "" is one that only screen readers hear of: its buttons say enough. */
export type Head = string | { label: string; number: true } | { hidden: string };

interface ListedProps<T, R> {
  query: UseQueryResult<T>;
  of: (data: T) => { rows: R[]; total: number };
  /** What the table is called for screen readers. */
  caption: string;
  heads: readonly Head[];
  row: (row: R) => ReactNode;
  filters: Filters;
  /** What is counted, where rows are parts of it. */
  counted?: (total: number) => string;
  /** Why it is empty while it is not narrowed, and what to do. */
  empty: string;
  emptyHint: string;
}

/** A page of a list as a table: on a phone as cards. */
export function Listed<T, R>({
  query,
  of,
  caption,
  heads,
  row,
  filters,
  counted,
  empty,
  emptyHint,
}: ListedProps<T, R>) {
  const { t } = useTranslation("common");
  return (
    <Asked query={query} lines={5}>
      {(data) => {
        const { rows, total } = of(data);
        if (rows.length === 0) return <Nothing {...{ filters, empty, emptyHint }} />;
        return (
          <div aria-busy={query.isPlaceholderData}>
            <p className="soft" role="status">
              {counted ? counted(total) : t("total", { count: total })}
            </p>
            <div className="table-wrap cards">
              <table>
                <caption className="visually-hidden">{caption}</caption>
                <thead>
                  <tr>{heads.map(headCell)}</tr>
                </thead>
                <tbody>{rows.map(row)}</tbody>
              </table>
            </div>
            <Pager page={filters.page} pageSize={PAGE_SIZE} total={total} onPage={(page) => filters.set({ page })} />
          </div>
        );
      }}
    </Asked>
  );
}

function headCell(head: Head) {
  const label = typeof head === "string" ? head : "label" in head ? head.label : head.hidden;
  const number = typeof head !== "string" && "number" in head;
  return (
    <th key={label} scope="col" {...(number ? { className: "number" } : {})}>
      {typeof head !== "string" && "hidden" in head ? <span className="visually-hidden">{label}</span> : label}
    </th>
  );
}

function Nothing({ filters, empty, emptyHint }: { filters: Filters; empty: string; emptyHint: string }) {
  const { t } = useTranslation("admin");
  if (!filters.narrowed && filters.page === 1) {
    return (
      <Empty title={empty}>
        <p>{emptyHint}</p>
      </Empty>
    );
  }
  return (
    <Empty title={t("nothingFits")}>
      <p>{t("nothingFitsHint")}</p>
      <button type="button" className="button plain" onClick={filters.clear}>
        {t("clearFilters")}
      </button>
    </Empty>
  );
}
