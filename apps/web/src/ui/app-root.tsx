import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter } from "react-router";
import { queryClient } from "../api/query-client.ts";
import { MoveFocus } from "./move-focus.tsx";
import { Toasts } from "./toasts.tsx";
import "../styles/index.css";

/** Puts a page into the document, with what all pages have around them. */
export function startPage(content: ReactNode): void {
  const root = document.querySelector("#root");
  if (!root) throw new Error("The document has no place for the page");
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <BrowserRouter>
          <MoveFocus />
          {content}
          <Toasts />
        </BrowserRouter>
      </QueryClientProvider>
    </StrictMode>,
  );
}
