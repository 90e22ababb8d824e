from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from integration_site.meaning import encoder


class Command(BaseCommand):
    help = "Train what notices danger in texts on the phrases of accounts/crisis/phrases, without those set aside."
    requires_system_checks = []  # one of them asks for this very training

    def handle(self, *args: Any, **options: Any) -> None:
        if not encoder.is_on():
            raise CommandError("This needs the model; start it with MEANING=true.")
        from accounts.crisis import classifier, training
        from accounts.crisis.phrase_files import digest

        data = training.labelled()
        written = training.as_written(data)
        scores = training.cross_validated(data)[data.is_written]
        threshold = training.threshold_for(scores, written)
        figures = training.figures_of(scores, threshold, written)
        counts = {"danger": int(written.is_danger.sum()), "idioms": int((~written.is_danger).sum())}
        classifier.write(
            training.train(data.means, data.is_danger)._replace(threshold=threshold),
            on=timezone.now().date(),
            digest=digest(),
            figures={"trained_on_phrases": counts, "cross_validated_percent": figures._asdict()},
        )
        self.stdout.write(f"Trained on {counts['danger']} phrases of danger and {counts['idioms']} idioms.")
        self.stdout.write(f"Cross-validated: {figures.noticed} % noticed, {figures.false} % of the idioms false.")
