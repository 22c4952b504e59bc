import { ShopError } from "@mall/sdk";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useNavigate } from "react-router";
import { shop } from "../../api/shop.ts";
import type { orderBody } from "./checkout-lines.ts";
import { newKey } from "./new-key.ts";

/**
 * Places an order and goes on to paying. A try that got no answer keeps its key, so that asking again makes no second
 * order; after a refusal, or for other lines, there is a new one.
 */
export function usePlaceOrder() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const asked = useRef({ key: "", body: "" });
  const busy = useRef(false);
  const order = useMutation({
    mutationFn: (body: OrderBody) => {
      const text = JSON.stringify(body);
      if (asked.current.body !== text) asked.current = { key: newKey(), body: text };
      return shop.post("order/create", body, { idempotencyKey: asked.current.key });
    },
    onSuccess: async ({ order_no }) => {
      void client.invalidateQueries({ queryKey: ["cart"] });
      void client.invalidateQueries({ queryKey: ["orders"] });
      await navigate(`/pay/${order_no}`, { replace: true });
    },
    onError: (error) => {
      if (!isSilence(error)) asked.current = { key: "", body: "" };
      void client.invalidateQueries({ queryKey: ["checkout"] });
    },
    onSettled: () => {
      busy.current = false;
    },
  });
  const place = (body: OrderBody) => {
    // The second of two quick clicks comes before the button is drawn as disabled.
    if (busy.current) return;
    busy.current = true;
    order.mutate(body);
  };
  return { place, busy: order.isPending || order.isSuccess, error: order.error };
}

type OrderBody = ReturnType<typeof orderBody>;

const isSilence = (error: unknown): boolean =>
  !(error instanceof ShopError) || error.status === 0 || error.status >= 500;
