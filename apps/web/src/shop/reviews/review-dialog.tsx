import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Field } from "../../ui/field.tsx";
import { toast } from "../../ui/toasts.tsx";
import { StarChoice } from "./star-choice.tsx";
import type { ReviewableLine } from "./to-review.ts";
import { useAddReview } from "./use-reviews.ts";

/** Characters a review may have. */
const LONGEST = 1000;

interface ReviewDialogProps {
  line: ReviewableLine;
  onClose: () => void;
}

/** The form of a review of something bought. */
export function ReviewDialog({ line, onClose }: ReviewDialogProps) {
  const { t } = useTranslation("buying");
  return (
    <Dialog title={t("reviewOf", { name: line.product_name })} onClose={onClose}>
      <p className="soft">{line.sku_name}</p>
      <ReviewForm line={line} onClose={onClose} />
    </Dialog>
  );
}

function ReviewForm({ line, onClose }: ReviewDialogProps) {
  const { t } = useTranslation(["buying", "common"]);
  const [rating, setRating] = useState(0);
  const [content, setContent] = useState("");
  const [problem, setProblem] = useState<string>();
  const add = useAddReview();
  const { order_no, sku_id } = line;
  const send = () => {
    setProblem(rating === 0 ? t("needStars") : undefined);
    if (rating === 0 || add.isPending) return;
    add.mutate({ order_no, sku_id, rating, content: content.trim() }, { onSuccess: done });
  };
  const done = () => {
    toast(t("thanks"));
    onClose();
  };
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <StarChoice rating={rating} problem={problem} onRating={setRating} />
      <Field label={t("content")} hint={t("contentHint")} error={add.error}>
        <textarea
          name="content"
          rows={5}
          required
          maxLength={LONGEST}
          value={content}
          onChange={(event) => setContent(event.target.value)}
        />
      </Field>
      {add.error ? <ErrorNote error={add.error} /> : null}
      <div className="row">
        <button type="submit" className="button" disabled={add.isPending}>
          {t("sendReview")}
        </button>
        <button type="button" className="button plain" onClick={onClose}>
          {t("common:cancel")}
        </button>
      </div>
    </form>
  );
}
