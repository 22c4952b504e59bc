import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useMessage } from "../../ui/error-note.tsx";
import { toast } from "../../ui/toasts.tsx";
import { readServices, switchService } from "../api/ops-api.ts";

const KEY = ["ops", "services"];

/** What runs, looked at again every two seconds. */
export const useServices = () =>
  useQuery({ queryKey: KEY, queryFn: readServices, refetchInterval: 2_000, staleTime: 1_000 });

/** Stops or starts one service, or the broker. */
export function useServiceSwitch(name: string) {
  const { t } = useTranslation("services");
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: (to: "stop" | "start") => switchService(name, to),
    onMutate: () => client.cancelQueries({ queryKey: KEY }),
    onSuccess: (now, to) => {
      client.setQueryData(KEY, now);
      toast(t(to === "stop" ? "stopped" : "started", { name }));
    },
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
  return { change, problem: useMessage(change.error) };
}
